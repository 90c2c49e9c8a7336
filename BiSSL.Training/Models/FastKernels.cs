#if !TORCHSHARP
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>Functions whose second derivative stays on the fast kernels too; the same numbers to rounding.</summary>
public sealed class FastKernels : IKernels
{
    /// <inheritdoc/>
    public Tensor Conv2d(Tensor input, Tensor weight, long stride, long padding) =>
        Torch.FastKernels.Conv2d(input, weight, null, [stride], [padding]);

    /// <inheritdoc/>
    public Tensor BatchNorm(Tensor input, Tensor weight, Tensor bias, Tensor? runningMean, Tensor? runningVar, double momentum, double eps) =>
        Torch.FastKernels.BatchNorm(input, weight, bias, runningMean, runningVar, true, momentum, eps);

    /// <inheritdoc/>
    public Tensor Relu(Tensor input) => Torch.FastKernels.Relu(input);

    /// <inheritdoc/>
    public Tensor MaxPool(Tensor input) => Torch.FastKernels.MaxPool2d(input, 3, 2, 1);
}
#endif
