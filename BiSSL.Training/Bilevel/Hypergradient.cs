using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>What one implicit gradient looked like beside the vector it came from.</summary>
/// <param name="Solve">The solver's report.</param>
/// <param name="TrueResidual">‖v − A x‖/‖v‖ by one more product; NaN when it was not asked for.</param>
/// <param name="TrueResidualByLayer">‖(v − A x)_ℓ‖/‖v‖; empty when it was not asked for.</param>
/// <param name="Cosine">cos(x, v); NaN where one of them is 0.</param>
/// <param name="NormRatio">‖x‖/‖v‖; NaN where v is 0.</param>
public sealed record HypergradientReport(SolveReport Solve, double TrueResidual, IReadOnlyList<double> TrueResidualByLayer, double Cosine, double NormRatio);

/// <summary>The implicit part of the upper gradient: −(∇²_θDθP r) A⁻¹ ∇_θ LD(θP, φD) (E5, E13).</summary>
public sealed class Hypergradient(ILinearSolver solver, ParameterLayout layout, Func<int, string> layerName)
{
    /// <summary>Copy the released code: NaN → 0, ±∞ → the largest finite value, once at the end. Otherwise such a result throws.</summary>
    public bool ReplaceNonFinite { get; init; }

    /// <inheritdoc cref="ILinearSolver.Forget"/>
    public void Forget() => solver.Forget();

    /// <inheritdoc cref="ILinearSolver.Switch"/>
    public void Switch(double lambda) => solver.Switch(lambda);

    /// <param name="a">v [L] → A v [L].</param>
    /// <param name="coupling">x [L] → −(∇²_θDθP r) x [L].</param>
    /// <param name="v">∇_θ LD(θP, φD), [L].</param>
    /// <param name="measureTrue">Spend one more product on the true residual.</param>
    /// <param name="look">Called before every product of the solver, and may throw to give the solve up. Not before that of the true residual:
    /// a solver that has ended remembers, and the step made again would begin elsewhere.</param>
    /// <exception cref="NonFiniteHypergradient">v, or the result, is not finite.</exception>
    public (Tensor ImplicitGradient, HypergradientReport Report) Compute(Func<Tensor, Tensor> a, Func<Tensor, Tensor> coupling, Tensor v, bool measureTrue, Action? look = null)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        if (!ReplaceNonFinite)
            RequireFinite(v, "The downstream gradient at θP", "the upper level (θD, φD) or θP has diverged. Take a smaller upper.learningRate or lower.learningRate.");
        var (x, solve) = solver.Solve(Watched, v, layout);
        var truth = measureTrue ? TrueResidual(a, x, v) : [];
        x = Finite(x, solve);
        var report = Describe(x, v, solve, truth);
        return (coupling(x).MoveToOuterDisposeScope(), report);

        Tensor Watched(Tensor direction)
        {
            look?.Invoke();
            return a(direction);
        }
    }

    private double[] TrueResidual(Func<Tensor, Tensor> a, Tensor x, Tensor v)
    {
        using var scope = NewDisposeScope();
        var rest = v - a(x);
        var norm = Math.Sqrt(layout.DotByLayer(v, v).Sum());
        return [.. layout.DotByLayer(rest, rest).Select(q => norm == 0 ? 0 : Math.Sqrt(q) / norm)];
    }

    private Tensor Finite(Tensor x, SolveReport solve)
    {
        if (ReplaceNonFinite)
            return where(x.isnan(), zeros_like(x), x).clamp(-Largest(x), Largest(x));
        RequireFinite(x, "The hypergradient", solver.Remedy);
        if (solve.Iterations is [.., var last] && !double.IsFinite(last.Recurrence)) // a step along an infinite product has length 0
            throw new NonFiniteHypergradient("The hypergradient's residual", layerName(Math.Max(0, last.RecurrenceByLayer.ToList().FindIndex(r => !double.IsFinite(r)))), solver.Remedy);
        return x;
    }

    private void RequireFinite(Tensor vector, string what, string remedy)
    {
        var first = Array.FindIndex(layout.DotByLayer(vector, vector), square => !double.IsFinite(square)); // whose squares overflow is lost too
        if (first >= 0)
            throw new NonFiniteHypergradient(what, layerName(first), remedy);
    }

    private static double Largest(Tensor x) => x.dtype == ScalarType.Float64 ? double.MaxValue : float.MaxValue;

    private HypergradientReport Describe(Tensor x, Tensor v, SolveReport solve, double[] truth)
    {
        var xx = Math.Sqrt(layout.DotByLayer(x, x).Sum());
        var vv = Math.Sqrt(layout.DotByLayer(v, v).Sum());
        var cosine = layout.DotByLayer(x, v).Sum() / (xx * vv);
        var residual = truth.Length == 0 ? double.NaN : Math.Sqrt(truth.Sum(t => t * t));
        return new HypergradientReport(solve, residual, truth, cosine, xx / vv);
    }
}
