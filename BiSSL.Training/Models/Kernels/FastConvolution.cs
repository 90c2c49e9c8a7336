using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>
/// A convolution whose derivatives are convolutions and their first derivatives, the second as well as the first: libtorch's own second derivative goes through
/// transposed convolutions and copies.
/// </summary>
internal sealed class FastConvolution(Geometry geometry) : Node
{
    /// <param name="x">[B, I, H, W].</param>
    /// <param name="weight">[O, I, K, K].</param>
    /// <returns>[B, O, h, w].</returns>
    public static Tensor Of(Tensor x, Tensor weight, int stride, int padding)
    {
        var living = LivingTaps.Of(weight, x, new Geometry(stride, padding, padding), out var geometry);
        return Apply(x, living, geometry);
    }

    /// <summary>The same of a weight whose taps all live.</summary>
    public static Tensor Apply(Tensor x, Tensor weight, Geometry geometry)
    {
        Tensor y;
        using (no_grad())
            y = Operators.Convolution(x, weight, geometry);
        return new FastConvolution(geometry).Record([x, weight], [y], x, weight)[0];
    }

    /// <inheritdoc/>
    protected override Tensor?[] Backward(Tensor?[] gradients) =>
        gradients[0] is { } grad ? ConvolutionGradient.Of(grad, Saved(0), Saved(1), geometry, Needs(0), Needs(1)) : [null, null];
}
