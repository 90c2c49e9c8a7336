using static TorchSharp.torch;

namespace BiSSL.Tests.Data;

internal static class LiveTensors
{
    /// <summary>The number of live tensors once those that earlier tests forgot have been finalised; a finaliser would otherwise hide a leak.</summary>
    public static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
