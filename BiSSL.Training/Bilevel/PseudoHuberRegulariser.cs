using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>r = Σ δ² (√(1 + ((θP − θD)/δ)²) − 1) (E21): quadratic near θD, linear far from it, so that a few far weights do not rule the pull.</summary>
public sealed class PseudoHuberRegulariser(double delta = 1) : Regulariser
{
    public override Tensor Value(Tensor thetaD, Tensor thetaP) =>
        ((((thetaP - thetaD) / delta).square() + 1.0).sqrt() - 1.0).sum() * (delta * delta);
}
