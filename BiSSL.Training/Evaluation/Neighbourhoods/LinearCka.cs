using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>
/// Linear centred kernel alignment (Kornblith et al. 2019): ‖YᵀX‖²/(‖XᵀX‖ ‖YᵀY‖) of centred features, 0…1. Rotations and a common scale leave it as it is.
/// </summary>
public static class LinearCka
{
    /// <param name="first">[N, D].</param>
    /// <param name="second">[N, E], of the same images.</param>
    /// <returns>Nothing if one of them is the same everywhere.</returns>
    public static double? Of(Tensor first, Tensor second)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (x, y) = (Centred(first), Centred(second));
        var own = Size(x, x) * Size(y, y);
        return own > 0 ? Math.Pow(Size(x, y), 2) / own : null;
    }

    private static Tensor Centred(Tensor points) => points.to(float64) - points.to(float64).mean([0L]);

    private static double Size(Tensor x, Tensor y) => y.t().mm(x).norm().ToDouble();
}
