using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>The derivatives of a convolution by its input and weight, as a function of the output's gradient g, the input x and the weight W.</summary>
internal sealed class ConvolutionGradient(Geometry geometry, bool ofInput, bool ofWeight) : Node
{
    /// <returns>By the input and by the weight; null where not asked for.</returns>
    public static Tensor?[] Of(Tensor grad, Tensor x, Tensor weight, Geometry geometry, bool ofInput, bool ofWeight)
    {
        Tensor[] found;
        using (no_grad())
            found = First(grad, x, weight, geometry, ofInput, ofWeight);
        found = new ConvolutionGradient(geometry, ofInput, ofWeight).Record([grad, x, weight], found, grad, x, weight);
        return [ofInput ? found[0] : null, ofWeight ? found[^1] : null];
    }

    /// <summary>Along the tangents ẋ and Ẇ: by g  ẋ ∗ W + x ∗ Ẇ; by x the gradient through Ẇ; by W the gradient at ẋ.</summary>
    protected override Tensor?[] Backward(Tensor?[] gradients)
    {
        var (alongX, alongW) = (ofInput ? gradients[0] : null, ofWeight ? gradients[^1] : null);
        var (grad, x, weight) = (Saved(0), Saved(1), Saved(2));
        return
        [
            Needs(0) ? Tangent(x, weight, alongX, alongW) : null,
            Needs(1) && alongW is not null ? Of(grad, x, alongW, geometry, true, false)[0] : null,
            Needs(2) && alongX is not null ? Of(grad, alongX, weight, geometry, false, true)[1] : null,
        ];
    }

    private Tensor? Tangent(Tensor x, Tensor weight, Tensor? alongX, Tensor? alongW)
    {
        var byX = alongX is null ? null : FastConvolution.Apply(alongX, weight, geometry);
        var byW = alongW is null ? null : FastConvolution.Apply(x, alongW, geometry);
        return byX is not null && byW is not null ? byX.add_(byW) : byX ?? byW;
    }

    private static Tensor[] First(Tensor grad, Tensor x, Tensor weight, Geometry geometry, bool ofInput, bool ofWeight)
    {
        if (!ofWeight)
            return ofInput ? [Operators.ConvolutionByInput(grad, x, weight, geometry)] : [];
        if (!ofInput)
            return [Operators.ConvolutionByWeight(grad, x, weight, geometry)];
        var (input, kernel) = Operators.ConvolutionByBoth(grad, x, weight, geometry);
        return [input, kernel];
    }
}
