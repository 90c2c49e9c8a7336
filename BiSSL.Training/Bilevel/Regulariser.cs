using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// r(θD, θP), which ties the lower backbone to the upper one (E3). Everything but the value follows by automatic differentiation, so that any twice
/// differentiable r will do (E5); r must be a sum over coordinates or at least cheap to differentiate twice.
/// </summary>
public abstract class Regulariser
{
    /// <summary>r(θD, θP) for vectors [L]; a scalar.</summary>
    public abstract Tensor Value(Tensor thetaD, Tensor thetaP);

    /// <summary>∇_θP r, [L].</summary>
    public virtual Tensor Gradient(Tensor thetaD, Tensor thetaP)
    {
        using var scope = NewDisposeScope();
        using var record = enable_grad();
        var p = Leaf(thetaP);
        return Engine.Gradient.Of([Value(thetaD, p)], [p], keep: false, create: false)[0].MoveToOuterDisposeScope();
    }

    /// <summary>True if ∇²_θPθP r is the same everywhere, so that the linear system stays as it is while θD moves.</summary>
    public virtual bool CurvatureIsConstant => false;

    /// <summary>(∇²_θPθP r) v, [L].</summary>
    public virtual Tensor Curvature(Tensor thetaD, Tensor thetaP, Tensor v)
    {
        using var scope = NewDisposeScope();
        var p = Leaf(thetaP);
        return Product(thetaD, p, along: p, v).MoveToOuterDisposeScope();
    }

    /// <summary>−(∇²_θDθP r) v, [L]: what turns A⁻¹v into the implicit gradient (E16).</summary>
    public virtual Tensor Coupling(Tensor thetaD, Tensor thetaP, Tensor v)
    {
        using var scope = NewDisposeScope();
        var (d, p) = (Leaf(thetaD), Leaf(thetaP));
        return Product(d, p, along: d, v).neg().MoveToOuterDisposeScope();
    }

    private Tensor Product(Tensor d, Tensor p, Tensor along, Tensor v)
    {
        using var record = enable_grad();
        var gradient = Engine.Gradient.Of([Value(d, p)], [p], keep: true, create: true)[0];
        return Engine.Gradient.Along([gradient], [along], [v], keep: false, create: false)[0];
    }

    private static Tensor Leaf(Tensor theta) => theta.detach().clone().requires_grad_();
}
