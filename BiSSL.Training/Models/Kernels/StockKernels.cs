using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>libtorch's own functions: the reference.</summary>
public sealed class StockKernels : IKernels
{
    /// <inheritdoc/>
    public Tensor Conv2d(Tensor input, Tensor weight, int stride, int padding) =>
        nn.functional.conv2d(input, weight, null, [stride, stride], [padding, padding]);

    /// <inheritdoc/>
    public Tensor BatchNorm(Tensor input, Tensor weight, Tensor bias, Tensor? runningMean, Tensor? runningVar, double momentum, double eps) =>
        nn.functional.batch_norm(input, runningMean, runningVar, weight, bias, true, momentum, eps);

    /// <inheritdoc/>
    public Tensor MaxPool(Tensor input) => nn.functional.max_pool2d(input, 3, 2, 1);
}
