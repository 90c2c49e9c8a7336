using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>Clipping by the norm of all gradients of a level together (E27).</summary>
public static class GradientClipping
{
    /// <summary>Multiplies every gradient in place by min(1, maximum/(norm + 1e-6)). Nothing is read back to the host.</summary>
    /// <param name="maximum">Largest norm allowed; 0 only measures.</param>
    /// <param name="groups">Gradients of each group of parameters.</param>
    /// <returns>The norm before clipping, a float64 scalar: the squares of float32 would overflow where the values are still finite.</returns>
    public static Tensor Clip(double maximum, params IReadOnlyList<Tensor>[] groups)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        Tensor[] gradients = [.. groups.SelectMany(group => group)];
        var norm = Norm(gradients);
        if (maximum > 0)
            TensorLists.Scale(gradients, (ones_like(norm) * maximum / (norm + 1e-6)).clamp_max(1).to(gradients[0].dtype));
        return norm.MoveToOuterDisposeScope();
    }

    // On the processor added one after the other, as in the reference that `verify` compares with to the last bit.
    private static Tensor Norm(Tensor[] gradients) => gradients[0].is_cuda
        ? TensorLists.Norms(gradients).norm(2f)
        : gradients.Select(gradient => gradient.to(float64)).Select(gradient => (gradient * gradient).sum()).Aggregate((sum, square) => sum.add_(square)).sqrt();
}
