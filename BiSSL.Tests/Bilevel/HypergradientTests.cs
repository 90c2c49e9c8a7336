using BiSSL.Training.Bilevel;
using TorchSharp;
using static BiSSL.Tests.Bilevel.Problems;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

/// <summary>Quadratic levels, where θP*(θD) is known: LP = ½ θᵀPθ − bᵀθ, LD = ½‖θ − c‖² (T13).</summary>
public class HypergradientTests
{
    private static readonly Tensor P = Symmetric(1, 0.2, 1, 3, 8).DetachFromDisposeScope();
    private static readonly Tensor B = Vector(2, 4).DetachFromDisposeScope();
    private static readonly Tensor C = Vector(3, 4).DetachFromDisposeScope();
    private static readonly Tensor ThetaD = Vector(4, 4).DetachFromDisposeScope();

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    public void Quadratic_AnyLambda_EqualsClosedForm(double lambda)
    {
        using var scope = NewDisposeScope();
        var system = P + (eye(4, dtype: float64) * lambda);
        var thetaP = Solve(system, B + (ThetaD * lambda));                       // where the lower level is stationary
        var expected = Solve(system, thetaP - C) * lambda;                       // chain rule through θP*(θD)
        var actual = Implicit(new QuadraticRegulariser(), thetaP, lambda);
        Assert.True(Distance(actual, expected) < 1e-9);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(5)]
    public void PseudoHuber_EqualsDifferenceQuotientOfTheLowerSolution(double lambda)
    {
        using var scope = NewDisposeScope();
        var r = new PseudoHuberRegulariser(0.7);
        var thetaP = LowerSolution(r, ThetaD, lambda);
        var actual = Implicit(r, thetaP, lambda);
        for (var i = 0; i < 4; i++)
        {
            var h = eye(4, dtype: float64)[i] * 1e-5;
            var slope = (Downstream(LowerSolution(r, ThetaD + h, lambda)) - Downstream(LowerSolution(r, ThetaD - h, lambda))) / 2e-5;
            Assert.Equal(slope, actual[i].ToDouble(), 7);
        }
    }

    [Fact]
    public void PseudoHuber_WhileNothingIsRecorded_HasItsGradient()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var difference = C - ThetaD;
        var expected = difference / (difference.square() + 1.0).sqrt();          // ∇_θP r for δ = 1
        Assert.True(Distance(new PseudoHuberRegulariser().Gradient(ThetaD, C), expected) < 1e-12);
    }

    [Fact]
    public void Result_NotFinite_NamesTheLayer()
    {
        using var scope = NewDisposeScope();
        var layout = new ParameterLayout([zeros(2, dtype: float64), zeros(2, dtype: float64)]);
        var hypergradient = new Hypergradient(new ConjugateGradient(2), layout, layer => $"layer{layer}.weight");
        var poison = tensor([1.0, 1.0, double.NaN, 1.0]);
        var error = Assert.Throws<NonFiniteHypergradient>(() => hypergradient.Compute(d => d * poison, x => x, ones(4, dtype: float64), measureTrue: false));
        Assert.Contains("layer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_NotFiniteReplaced_IsZero()
    {
        using var scope = NewDisposeScope();
        var layout = new ParameterLayout([zeros(4, dtype: float64)]);
        var hypergradient = new Hypergradient(new ConjugateGradient(2), layout, _ => "") { ReplaceNonFinite = true };
        var (ig, _) = hypergradient.Compute(d => d * double.NaN, x => x, ones(4, dtype: float64), measureTrue: false);
        Assert.Equal(new double[4], ig.data<double>().ToArray());
    }

    [Fact]
    public void Report_TrueResidual_IsMeasuredAgainstTheOperator()
    {
        using var scope = NewDisposeScope();
        var layout = new ParameterLayout([zeros(2, dtype: float64), zeros(2, dtype: float64)]);
        var v = Vector(5, 4);
        var (x, report) = new Hypergradient(new ConjugateGradient(2), layout, _ => "").Compute(P.mv, q => q, v, measureTrue: true);
        Assert.Equal(Distance(P.mv(x), v), report.TrueResidual, 10);
        Assert.Equal(report.TrueResidual, report.Solve.Iterations[^1].Recurrence, 8);
        Assert.Equal(x.norm(2f).ToDouble() / v.norm(2f).ToDouble(), report.NormRatio, 10);
    }

    private static Tensor Implicit(Regulariser r, Tensor thetaP, double lambda)
    {
        var layout = new ParameterLayout([thetaP]);
        var leaf = thetaP.detach().clone().requires_grad_();
        var hessian = HessianVectorProduct.Kept(() => (leaf.dot(P.mv(leaf)) * 0.5) - B.dot(leaf), [leaf]);
        using var a = new ImplicitOperator([hessian], layout);
        return new Hypergradient(new ConjugateGradient(8) { Tolerance = 1e-13 }, layout, _ => "θ")
            .Compute(v => a.Apply(v, lambda, u => r.Curvature(ThetaD, thetaP, u)), v => r.Coupling(ThetaD, thetaP, v), thetaP - C, measureTrue: false).ImplicitGradient;
    }

    private static Tensor LowerSolution(Regulariser r, Tensor thetaD, double lambda)
    {
        var theta = zeros(4, dtype: float64);
        for (var newton = 0; newton < 60; newton++)
        {
            var curvature = stack(Enumerable.Range(0, 4).Select(i => r.Curvature(thetaD, theta, eye(4, dtype: float64)[i]))) * lambda;
            var (step, slope) = (Solve(P + curvature, Gradient(theta)), Gradient(theta).norm(2f).ToDouble());
            while (Gradient(theta - step).norm(2f).ToDouble() > slope && slope > 1e-12)
                step *= 0.5;
            theta -= step;
        }
        return theta;

        Tensor Gradient(Tensor at) => P.mv(at) - B + (r.Gradient(thetaD, at) * lambda);
    }

    private static double Downstream(Tensor theta) => ((theta - C).square().sum() * 0.5).ToDouble();

    private static Tensor Solve(Tensor a, Tensor b) => linalg.solve(a, b.unsqueeze(1)).squeeze(1);
}
