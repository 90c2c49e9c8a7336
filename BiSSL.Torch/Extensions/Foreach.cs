using BiSSL.Torch.Interop;
using TorchSharp;

namespace BiSSL.Torch;

/// <summary>The same operation on each tensor of a list: on a GPU a few launches for all of them together. TorchSharp has none of these.</summary>
public static class Foreach
{
    /// <summary>‖xᵢ‖, one scalar tensor each.</summary>
    public static torch.Tensor[] Norm(IReadOnlyList<torch.Tensor> x) => Dispatch.List("_foreach_norm.Scalar", List(x), 2.0);

    /// <summary>xᵢ + α yᵢ, new tensors.</summary>
    public static torch.Tensor[] Add(IReadOnlyList<torch.Tensor> x, IReadOnlyList<torch.Tensor> y, double alpha) => Dispatch.List("_foreach_add.List", List(x), List(y), alpha);

    /// <summary>xᵢ += α yᵢ.</summary>
    public static void AddInPlace(IReadOnlyList<torch.Tensor> x, IReadOnlyList<torch.Tensor> y, double alpha) => Dispatch.Effect("_foreach_add_.List", List(x), List(y), alpha);

    /// <summary>xᵢ *= α.</summary>
    public static void MulInPlace(IReadOnlyList<torch.Tensor> x, double alpha) => Dispatch.Effect("_foreach_mul_.Scalar", List(x), alpha);

    private static torch.Tensor[] List(IReadOnlyList<torch.Tensor> tensors) => [.. tensors];
}
