using static TorchSharp.torch;

namespace BiSSL.Tests.Data;

internal static class LiveTensors
{
    /// <summary>The number of live tensors once those that earlier tests forgot have been finalised; a finaliser would otherwise hide a leak.</summary>
    /// <param name="parameters">How many parameters were made meanwhile: TorchSharp goes on counting the tensor that became one.</param>
    public static long Settled(int parameters = 0)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount - parameters;
    }
}
