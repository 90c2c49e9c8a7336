using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>The same operation on each tensor of a list. On a GPU, where a launch costs more than the arithmetic of most tensors, all go together;
/// on the processor one goes after the other.</summary>
internal static class TensorLists
{
    /// <summary>‖xᵢ‖ of all, [n], float64.</summary>
    public static Tensor Norms(IReadOnlyList<Tensor> x)
    {
        if (x[0].is_cuda)
            return stack(Foreach.Norm(x.Select(tensor => tensor.to(float64))));
        return stack(x.Select(tensor => tensor.to(float64).norm(2f)));
    }

    /// <summary>xᵢ + α yᵢ, new tensors.</summary>
    public static Tensor[] Sum(IReadOnlyList<Tensor> x, IReadOnlyList<Tensor> y, double alpha)
    {
        if (x[0].is_cuda)
            return Foreach.Add(x, y, alpha);
        return [.. x.Zip(y, (a, b) => a + (b * alpha))];
    }

    /// <summary>m ← μ·m + u, p ← p − lr·m.</summary>
    /// <param name="p">Parameters, changed in place.</param>
    /// <param name="m">Their momentum buffers, changed in place.</param>
    /// <param name="u">The updates.</param>
    public static void Descend(IReadOnlyList<Tensor> p, IReadOnlyList<Tensor> m, IReadOnlyList<Tensor> u, double momentum, double learningRate)
    {
        if (p[0].is_cuda)
        {
            Foreach.MulInPlace(m, momentum);
            Foreach.AddInPlace(m, u, 1);
            Foreach.AddInPlace(p, m, -learningRate);
            return;
        }
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
