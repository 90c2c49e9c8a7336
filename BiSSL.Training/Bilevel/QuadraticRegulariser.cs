using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>r = ½‖θD − θP‖² (E20): curvature and coupling are the identity.</summary>
public sealed class QuadraticRegulariser : Regulariser
{
    public override bool CurvatureIsConstant => true;

    public override Tensor Value(Tensor thetaD, Tensor thetaP) => (thetaD - thetaP).square().sum() * 0.5;

    public override Tensor Gradient(Tensor thetaD, Tensor thetaP) => thetaP - thetaD;

    public override Tensor Curvature(Tensor thetaD, Tensor thetaP, Tensor v) => v.clone();

    public override Tensor Coupling(Tensor thetaD, Tensor thetaP, Tensor v) => v.clone();
}
