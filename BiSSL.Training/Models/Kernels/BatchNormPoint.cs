using static TorchSharp.torch;

namespace BiSSL.Training.Models.Kernels;

/// <summary>Where the derivatives of a batch norm are differentiated. With x̂ = (x − mean) r, r = 1 / √(variance + eps), and means over the n values of a channel:</summary>
/// <param name="Grad">g, by the output, of the shape of x.</param>
/// <param name="X">[B, C] or [B, C, H, W].</param>
/// <param name="Weight">γ, [C], as all that follow.</param>
/// <param name="Mean">Of x.</param>
/// <param name="Inverse">r.</param>
/// <param name="MeanGrad">m₁ = mean(g).</param>
/// <param name="MeanAlong">m₂ = mean(g x̂).</param>
/// <param name="Eps">In r.</param>
internal sealed record BatchNormPoint(Tensor Grad, Tensor X, Tensor Weight, Tensor Mean, Tensor Inverse, Tensor MeanGrad, Tensor MeanAlong, double Eps)
{
    /// <summary>n.</summary>
    public double Count => X.numel() / X.shape[1];
}
