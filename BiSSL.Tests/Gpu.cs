using static TorchSharp.torch;

namespace BiSSL.Tests;

internal static class Gpu
{
    /// <summary>The first GPU; without one the test is skipped.</summary>
    public static Device Required
    {
        get
        {
            Assert.SkipUnless(cuda.is_available(), "This libtorch sees no GPU.");
            return new Device("cuda:0");
        }
    }
}
