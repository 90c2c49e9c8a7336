using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>The same operation on each tensor of a list. On a GPU, where a launch costs more than the arithmetic of most tensors, all go together;
/// on the processor, and with TorchSharp, one goes after the other.</summary>
internal static class TensorLists
{
    /// <summary>‖xᵢ‖ of all, [n], float64.</summary>
    public static Tensor Norms(IReadOnlyList<Tensor> x)
    {
#if !TORCHSHARP
        if (x[0].is_cuda)
            return stack(Torch.Foreach.Norm([.. x.Select(tensor => tensor.to(float64))]));
#endif
        return stack(x.Select(tensor => tensor.to(float64).norm(2f)));
    }

    /// <summary>xᵢ + α yᵢ, new tensors.</summary>
    public static Tensor[] Sum(IReadOnlyList<Tensor> x, IReadOnlyList<Tensor> y, double alpha)
    {
#if !TORCHSHARP
        if (x[0].is_cuda)
            return Torch.Foreach.Add(x, y, alpha);
#endif
        return [.. x.Zip(y, (a, b) => a + (b * alpha))];
    }

    /// <summary>m ← μ·m + u, p ← p − lr·m.</summary>
    /// <param name="p">Parameters, changed in place.</param>
    /// <param name="m">Their momentum buffers, changed in place.</param>
    /// <param name="u">The updates.</param>
    public static void Descend(IReadOnlyList<Tensor> p, IReadOnlyList<Tensor> m, IReadOnlyList<Tensor> u, double momentum, double learningRate)
    {
#if !TORCHSHARP
        if (p[0].is_cuda)
        {
            Torch.Foreach.MulInPlace(m, momentum);
            Torch.Foreach.AddInPlace(m, u, 1);
            Torch.Foreach.AddInPlace(p, m, -learningRate);
            return;
        }
#endif
        for (var i = 0; i < p.Count; i++)
        {
            m[i].mul_(momentum).add_(u[i]);
            p[i].sub_(m[i] * learningRate);
        }
    }

    /// <summary>xᵢ ← α xᵢ for a scalar tensor α.</summary>
    public static void Scale(IReadOnlyList<Tensor> x, Tensor alpha)
    {
        foreach (var tensor in x)
            tensor.mul_(alpha);
    }
}
