using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>The layers that cost the time, as functions that can be differentiated twice.</summary>
public interface IKernels
{
    /// <summary>Convolution of [batch, in, height, width] with [out, in, kernel, kernel], no bias, zero padding.</summary>
    Tensor Conv2d(Tensor input, Tensor weight, long stride, long padding);

    /// <summary>
    /// Batch normalisation of [batch, channels] or [batch, channels, height, width] by the batch's own statistics.
    /// Moves the running buffers towards them by <paramref name="momentum"/> (variance unbiased) where they are given.
    /// </summary>
    Tensor BatchNorm(Tensor input, Tensor weight, Tensor bias, Tensor? runningMean, Tensor? runningVar, double momentum, double eps);

    /// <summary>The greater of zero and every value, in place.</summary>
    Tensor Relu(Tensor input);

    /// <summary>The greatest value in every 3×3 window at stride 2: [batch, channels, height, width] → [batch, channels, height/2, width/2].</summary>
    Tensor MaxPool(Tensor input);
}
