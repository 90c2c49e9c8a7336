using TorchSharp;

namespace BiSSL.Training.Engine;

/// <summary>How often a tensor was changed in place.</summary>
public static class TensorVersion
{
    /// <summary>A count that rises with every change in place of the tensor or of a view of it.</summary>
    public static long Of(torch.Tensor tensor)
    {
        using var count = Script.Call<Scalar>("version", tensor);
        return count.ToInt64();
    }
}
