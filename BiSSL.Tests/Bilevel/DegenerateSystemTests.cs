using BiSSL.Training;
using BiSSL.Training.Bilevel;
using TorchSharp;
using static BiSSL.Tests.Bilevel.Problems;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

/// <summary>What every solver says of a right-hand side or an operator that is zero, indefinite, infinite or not a number.</summary>
public sealed class DegenerateSystemTests
{
    private static readonly ParameterLayout s_layout = new([zeros(3, dtype: float64), zeros(2, dtype: float64)]);

    public static TheoryData<string> Solvers => ["joint", "layerwise", "trust", "recycle", "neumann", "nystrom", "identity"];

    public static TheoryData<string> SolversWithProducts => ["joint", "layerwise", "trust", "recycle", "neumann", "nystrom"];

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Compute_ZeroRightHandSide_IsZero(string name)
    {
        using var scope = NewDisposeScope();
        var (x, report) = Compute(name, d => d * 2, zeros(5, dtype: float64));
        Assert.Equal(new double[5], x.data<double>().ToArray());
        Assert.True(double.IsNaN(report.Cosine));
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Compute_OperatorIsTheIdentity_IsTheRightHandSide(string name)
    {
        using var scope = NewDisposeScope();
        var v = tensor([1.0, 2, 0, -1, 4]);
        var (x, _) = Compute(name, d => d.clone(), v);
        Assert.True(Distance(x, v) < 1e-9);
    }

    [Theory]
    [MemberData(nameof(SolversWithProducts))]
    public void Compute_ProductIsNotANumber_IsNamed(string name) => AssertNamed(name, double.NaN);

    [Theory]
    [MemberData(nameof(SolversWithProducts))]
    public void Compute_ProductIsInfinite_IsNamed(string name) => AssertNamed(name, double.PositiveInfinity);

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Compute_RightHandSideIsNotANumber_IsNotBlamedOnTheSolver(string name)
    {
        using var scope = NewDisposeScope();
        var fault = Assert.Throws<NonFiniteHypergradient>(() => Compute(name, d => d * 2, tensor([1.0, 1, 1, double.NaN, 1])));
        Assert.StartsWith("The downstream gradient at θP is not finite (first in 'layer1')", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trust")]
    [InlineData("recycle")]
    [InlineData("nystrom")]
    public void Compute_NegativeCurvature_StaysInTheBall(string name)
    {
        using var scope = NewDisposeScope();
        var (x, report) = Compute(name, d => d * -0.5, ones(5, dtype: float64));
        Assert.True(report.NormRatio <= 1 + 1e-9);
        Assert.True(x.isfinite().all().ToBoolean());
    }

    [Fact]
    public void Neumann_StepBeyondItsBound_StopsWithANamedError()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(1, 1, 1.2, 2, 4, 9);
        var products = 0;
        var fault = Assert.Throws<DivergingSeries>(() => new NeumannSeries(100, 10).Solve(d => { products++; return a.mv(d); }, Vector(2, 5), s_layout));
        Assert.Contains("hypergradient.neumannStep", fault.Message, StringComparison.Ordinal);
        Assert.InRange(products, 1, 3);
    }

    [Fact]
    public void Neumann_OperatorWithSlightNegativeCurvature_GoesOn()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(3, -0.1, 1, 1, 2, 4);
        var (_, report) = new NeumannSeries(20, 0.1).Solve(a.mv, Vector(4, 5), s_layout);
        Assert.Equal(20, report.Products);
    }

    [Fact]
    public void Recycle_ProductThatGivesUp_KnowsWhatItKnewBefore()
    {
        using var scope = NewDisposeScope();
        var a = Symmetric(5, 1, 2, 3, 4, 5);
        using var solver = new RecyclingConjugateGradient(2, 0);
        solver.Solve(a.mv, Vector(6, 5), s_layout);
        var known = solver.State.Select(entry => entry.Name).ToList();
        var products = 0;

        Assert.Throws<OperationCanceledException>(() => solver.Solve(d => ++products == 2 ? throw new OperationCanceledException() : a.mv(d), Vector(7, 5), s_layout));

        Assert.Equal(known, solver.State.Select(entry => entry.Name));
        Assert.Equal(known.Count / 2, solver.Learnt.Count - 1);
    }

    private static void AssertNamed(string name, double poison)
    {
        using var scope = NewDisposeScope();
        var factors = tensor([1.0, 1, 1, 1, poison]);
        var fault = Assert.ThrowsAny<Diverged>(() => Compute(name, d => d * factors, ones(5, dtype: float64)));
        Assert.Contains("hypergradient.damping", fault.Message, StringComparison.Ordinal);
    }

    private static (Tensor X, HypergradientReport Report) Compute(string name, Func<Tensor, Tensor> a, Tensor v)
    {
        using var solver = Create(name);
        return new Hypergradient(solver, s_layout, layer => $"layer{layer}").Compute(a, x => x.clone(), v, measureTrue: false);
    }

    private static ILinearSolver Create(string name) => name switch
    {
        "recycle" => new RecyclingConjugateGradient(8, 0),
        "neumann" => new NeumannSeries(60, 0.5),
        "nystrom" => new NystromInverse(8),
        "identity" => new IdentitySolver(),
        _ => new ConjugateGradient(8) { Layerwise = name == "layerwise", TrustRadius = name == "trust" },
    };
}
