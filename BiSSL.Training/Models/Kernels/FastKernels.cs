using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>Functions whose second derivative stays on the kernels of the first; the same numbers to rounding. Best with the channels last.</summary>
public sealed class FastKernels : IKernels
{
    /// <inheritdoc/>
    public Tensor Conv2d(Tensor input, Tensor weight, int stride, int padding) => FastConvolution.Of(input, weight, stride, padding);

    /// <inheritdoc/>
    /// <remarks>Twice differentiable: a third derivative throws.</remarks>
    public Tensor BatchNorm(Tensor input, Tensor weight, Tensor bias, Tensor? runningMean, Tensor? runningVar, double momentum, double eps) =>
        FastBatchNorm.Of(input, weight, bias, runningMean, runningVar, momentum, eps);

    /// <inheritdoc/>
    public Tensor MaxPool(Tensor input) => FastMaxPool.Of(input);
}
