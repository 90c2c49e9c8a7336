using System.Runtime.InteropServices;

namespace BiSSL.Tests.Engine;

public sealed partial class WaitingThreadsTests
{
    [Theory]
    [InlineData("OMP_WAIT_POLICY")]
    [InlineData("GOMP_SPINCOUNT")]
    public void Prepare_OfTheProcess_ReachesNativeCode(string variable)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux is told.");
        Assert.False(string.IsNullOrEmpty(Marshal.PtrToStringUTF8(getenv(variable))));
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint getenv(string name);
}
