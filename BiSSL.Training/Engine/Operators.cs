using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Engine;

/// <summary>Operators of libtorch that TorchSharp does not offer. Nothing is recorded for autograd that is called under no_grad.</summary>
internal static class Operators
{
    /// <summary>A convolution without bias. TorchSharp's own does not catch what oneDNN throws.</summary>
    /// <param name="x">[B, I, H, W].</param>
    /// <param name="weight">[O, I, KH, KW].</param>
    public static Tensor Convolution(Tensor x, Tensor weight, Geometry by) => Script.Call<Tensor>("convolution", x, weight, by.Stride, by.Rows, by.Columns);

    /// <summary>The derivative of a convolution by its input.</summary>
    /// <param name="grad">Of the output, [B, O, h, w].</param>
    /// <param name="x">[B, I, H, W].</param>
    /// <param name="weight">[O, I, KH, KW].</param>
    public static Tensor ConvolutionByInput(Tensor grad, Tensor x, Tensor weight, Geometry by) =>
        Script.Call<Tensor>("convolution_input", grad, x, weight, by.Stride, by.Rows, by.Columns);

    /// <summary>The derivative by its weight.</summary>
    /// <inheritdoc cref="ConvolutionByInput"/>
    public static Tensor ConvolutionByWeight(Tensor grad, Tensor x, Tensor weight, Geometry by) =>
        Script.Call<Tensor>("convolution_weight", grad, x, weight, by.Stride, by.Rows, by.Columns);

    /// <summary>Both.</summary>
    /// <inheritdoc cref="ConvolutionByInput"/>
    public static (Tensor Input, Tensor Weight) ConvolutionByBoth(Tensor grad, Tensor x, Tensor weight, Geometry by) =>
        Script.Call<(Tensor, Tensor)>("convolution_both", grad, x, weight, by.Stride, by.Rows, by.Columns);

    /// <summary>Batch norm by the batch's statistics: output, mean and 1 / √(variance + eps) of every channel. The running buffers, where given, move in place.</summary>
    public static (Tensor Output, Tensor Mean, Tensor Inverse) BatchNorm(
        Tensor x, Tensor weight, Tensor bias, Tensor? runningMean, Tensor? runningVariance, double momentum, double eps)
    {
        using Scalar share = momentum.ToScalar(), small = eps.ToScalar();
        return Script.Call<(Tensor, Tensor, Tensor)>("batch_norm", x, weight, bias, runningMean, runningVariance, share, small);
    }

    /// <summary>The greatest value in every 3×3 window at stride 2 and its place in H · W: [B, C, H, W] → twice [B, C, H/2, W/2].</summary>
    public static (Tensor Output, Tensor Places) MaxPool(Tensor x) => Script.Call<(Tensor, Tensor)>("max_pool", x);

    /// <summary>Its derivative by the input, [B, C, H, W].</summary>
    public static Tensor MaxPoolGradient(Tensor grad, Tensor x, Tensor places) => Script.Call<Tensor>("max_pool_gradient", grad, x, places);

    /// <summary>The derivatives of batch norm by input, weight and bias.</summary>
    public static (Tensor Input, Tensor Weight, Tensor Bias) BatchNormGradient(Tensor grad, Tensor x, Tensor weight, Tensor mean, Tensor inverse, double eps)
    {
        using var small = eps.ToScalar();
        return Script.Call<(Tensor, Tensor, Tensor)>("batch_norm_gradient", grad, x, weight, mean, inverse, small);
    }
}
