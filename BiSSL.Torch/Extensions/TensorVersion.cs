using BiSSL.Torch.Interop;
using TorchSharp;

namespace BiSSL.Torch;

/// <summary>How often a tensor was changed in place.</summary>
public static class TensorVersion
{
    /// <summary>A count that rises with every change in place of the tensor or of a view of it.</summary>
    public static long Of(torch.Tensor tensor) => (long)Dispatch.Number("_version", tensor);
}
