using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>Batch norm by the batch's statistics, y = γ x̂ + β, whose second derivative is two sweeps over memory or the kernel of the first.</summary>
internal sealed class FastBatchNorm(double eps) : Node
{
    /// <param name="x">[B, C] or [B, C, H, W]; in half precision the vectors of channels keep theirs.</param>
    /// <param name="weight">γ, [C], as the others.</param>
    public static Tensor Of(Tensor x, Tensor weight, Tensor bias, Tensor? runningMean, Tensor? runningVariance, double momentum, double eps)
    {
        Tensor y, mean, inverse;
        using (no_grad())
            (y, mean, inverse) = Operators.BatchNorm(x, weight, bias, runningMean, runningVariance, momentum, eps);
        var result = new FastBatchNorm(eps).Record([x, weight, bias], [y], x, weight, mean, inverse)[0];
        mean.Dispose();
        inverse.Dispose();
        return result;
    }

    /// <inheritdoc/>
    protected override Tensor?[] Backward(Tensor?[] gradients) =>
        gradients[0] is { } grad ? (Tensor?[])BatchNormGradient.Of(grad, Saved(0), Saved(1), Saved(2), Saved(3), eps) : [null, null, null];
}
