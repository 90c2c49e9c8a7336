using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>The layers whose second derivative costs the time of a Hessian-vector product.</summary>
public interface IKernels
{
    /// <summary>"fast" or "stock".</summary>
    /// <exception cref="UserError">Another name.</exception>
    static IKernels For(string name) => name switch
    {
        "fast" => new FastKernels(),
        "stock" => new StockKernels(),
        _ => throw new UserError($"There are no kernels named '{name}'. Choose 'fast' or 'stock'."),
    };

    /// <summary>Convolution of [batch, in, height, width] with [out, in, kernel, kernel], no bias, zero padding.</summary>
    Tensor Conv2d(Tensor input, Tensor weight, int stride, int padding);

    /// <summary>
    /// Batch normalisation of [batch, channels] or [batch, channels, height, width] by the batch's own statistics.
    /// Moves the running buffers towards them by <paramref name="momentum"/> (variance unbiased) where they are given.
    /// </summary>
    Tensor BatchNorm(Tensor input, Tensor weight, Tensor bias, Tensor? runningMean, Tensor? runningVar, double momentum, double eps);

    /// <summary>The greatest value in every 3×3 window at stride 2: [batch, channels, height, width] → [batch, channels, height/2, width/2].</summary>
    Tensor MaxPool(Tensor input);
}
