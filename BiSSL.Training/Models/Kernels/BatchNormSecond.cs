using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>The second derivative of batch norm by libtorch's operators, in any layout and on any device. With Proj(u) = u − mean(u) − x̂ mean(u x̂):</summary>
internal static class BatchNormSecond
{
    /// <returns>
    /// By g: γ r Proj(ẋ) + γ̇ x̂ + β̇. By x: r Proj(k₁ g + k₂ ẋ) − γ r s x̂ with k₁ = γ̇ − γ r mean(ẋ x̂), k₂ = −γ r m₂. By γ: n s with
    /// s = r (mean(g ẋ) − mean(ẋ) m₁ − mean(ẋ x̂) m₂).
    /// </returns>
    public static (Tensor Grad, Tensor X, Tensor Weight) Of(BatchNormPoint at, BatchNormTangent along)
    {
        var (g, x, r, n) = (at.Grad, at.X, at.Inverse, at.Count);
        var (projected, sumAlong, sum) = Operators.BatchNormGradient(along.Input, x, at.Weight, at.Mean, r, at.Eps); // γ r Proj(ẋ), Σ ẋ x̂, Σ ẋ
        var (a, b, slope) = (sum / n, sumAlong / n, at.Weight * r);
        var s = r * ((Sum(g * along.Input) / n) - (a * at.MeanGrad) - (b * at.MeanAlong));
        var k1 = along.Weight is null ? (slope * b).neg() : along.Weight - (slope * b);
        var k2 = (slope * at.MeanAlong).neg();
        var byX = (((slope * s) + (r * ((k1 * at.MeanAlong) + (k2 * b)))) * r).neg();                               // x̂ written as (x − mean) r
        var constant = (r * ((k1 * at.MeanGrad) + (k2 * a))).neg() - (byX * at.Mean);
        var ofX = (g * Across(x, r * k1)).addcmul_(along.Input, Across(x, r * k2), 1).addcmul_(x, Across(x, byX), 1).add_(Across(x, constant));
        return (AddAffine(projected, at, along), ofX, s * n);
    }

    /// <summary>Adds γ̇ x̂ + β̇.</summary>
    private static Tensor AddAffine(Tensor tangent, BatchNormPoint at, BatchNormTangent along)
    {
        var shift = along.Bias;
        if (along.Weight is not null)
        {
            var slope = along.Weight * at.Inverse;
            tangent.addcmul_(at.X, Across(at.X, slope), 1);
            shift = shift is null ? (slope * at.Mean).neg() : shift - (slope * at.Mean);
        }
        return shift is null ? tangent : tangent.add_(Across(at.X, shift));
    }

    /// <summary>[C] against the dimensions of x.</summary>
    private static Tensor Across(Tensor x, Tensor channels) => x.dim() == 4 ? channels.view(1, -1, 1, 1) : channels.view(1, -1);

    /// <summary>Over all but the channels: [C].</summary>
    private static Tensor Sum(Tensor values) => values.dim() == 4 ? values.sum([0, 2, 3]) : values.sum([0]);
}
