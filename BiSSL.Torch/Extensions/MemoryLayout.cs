using BiSSL.Torch.Interop;
using TorchSharp;

namespace BiSSL.Torch;

/// <summary>How the four dimensions of an image batch lie in memory. Shapes and values stay the same.</summary>
public static unsafe class MemoryLayout
{
    private const int ContiguousFormat = 0;
    private const int ChannelsLastFormat = 2;

    /// <summary>A [N, C, H, W] tensor laid out as N, H, W, C, always in a new wrapper. Other ranks keep their layout.</summary>
    public static torch.Tensor ToChannelsLast(torch.Tensor tensor) =>
        tensor.dim() == 4 ? Dispatch.Tensor("contiguous", tensor, ChannelsLastFormat) : tensor.alias();

    public static torch.Tensor ToContiguous(torch.Tensor tensor) => Dispatch.Tensor("contiguous", tensor, ContiguousFormat);

    public static bool IsChannelsLast(torch.Tensor tensor)
    {
        int result;
        NativeError.Check(Native.bt_is_contiguous(tensor.Handle, ChannelsLastFormat, &result));
        GC.KeepAlive(tensor);
        return result != 0;
    }
}
