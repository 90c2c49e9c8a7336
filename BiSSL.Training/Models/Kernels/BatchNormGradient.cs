using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>The derivatives of batch norm by input, weight and bias, as a function of the output's gradient g, the input x and the weight γ.</summary>
internal sealed class BatchNormGradient(double eps) : Node
{
    public static Tensor[] Of(Tensor grad, Tensor x, Tensor weight, Tensor mean, Tensor inverse, double eps)
    {
        var n = (double)(x.numel() / x.shape[1]);
        Tensor byInput, byWeight, byBias, meanGrad, meanAlong;
        using (no_grad())
        {
            (byInput, byWeight, byBias) = Operators.BatchNormGradient(grad, x, weight, mean, inverse, eps);
            (meanGrad, meanAlong) = (byBias / n, byWeight / n);
        }
        return new BatchNormGradient(eps).Record([grad, x, weight], [byInput, byWeight, byBias], grad, x, weight, mean, inverse, meanGrad, meanAlong);
    }

    /// <inheritdoc/>
    protected override Tensor?[] Backward(Tensor?[] gradients)
    {
        if (is_grad_enabled())
            throw new NotSupportedException("The fast batch norm has two derivatives, not three. Choose hypergradient.path=stock.");
        var (narrow, wide) = (Saved(1).dtype, Saved(2).dtype);
        var point = new BatchNormPoint(Saved(0).to(wide), Saved(1).to(wide), Saved(2), Saved(3), Saved(4), Saved(5), Saved(6), eps);
        var along = new BatchNormTangent(gradients[0]?.to(wide) ?? zeros_like(point.X), gradients[1], gradients[2]);
        var (byGrad, byInput, byWeight) = BatchNormRows.Fit(point.X) ? BatchNormRows.Second(point, along) : BatchNormSecond.Of(point, along);
        return [byGrad.to(narrow), byInput.to(narrow), byWeight];
    }
}
