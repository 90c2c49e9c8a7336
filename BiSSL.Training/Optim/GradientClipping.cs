using static TorchSharp.torch;

namespace BiSSL.Training.Optim;

/// <summary>Clipping by the norm of all gradients of a level together (E27).</summary>
public static class GradientClipping
{
    /// <summary>Multiplies every gradient in place by min(1, maximum/(norm + 1e-6)). One number is read back to the host.</summary>
    /// <param name="maximum">Largest norm allowed; 0 only measures.</param>
    /// <param name="groups">Gradients of each group of parameters.</param>
    /// <returns>The norm before clipping.</returns>
    public static double Clip(double maximum, params IReadOnlyList<Tensor>[] groups)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        Tensor[] gradients = [.. groups.SelectMany(group => group)];
        var norm = Math.Sqrt(Squares(gradients).data<double>().Sum());
        var scale = maximum / (norm + 1e-6);
        if (maximum > 0 && scale < 1)
            TensorLists.Scale(gradients, scale);
        return norm;
    }

    /// <summary>‖gᵢ‖² of all, float64 [n] on the CPU.</summary>
    private static Tensor Squares(Tensor[] gradients) => gradients[0].is_cuda
        ? TensorLists.Norms(gradients).to(float64).square().cpu()
        : stack(gradients.Select(gradient => (gradient * gradient).sum())).to(float64);
}
