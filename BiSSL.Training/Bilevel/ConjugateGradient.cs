using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// Conjugate gradient on A x = v from x = 0 (paper B.3, where the product with A is Algorithm 2; E17). Step sizes are joint, or one per tensor as the paper announces and the
/// released code does (<see cref="Layerwise"/>, E18): with a single tensor both are the same. Layer-wise steps with a joint A do not converge to A⁻¹v.
/// </summary>
public sealed class ConjugateGradient(int iterations) : ILinearSolver
{
    // Keeps both quotients finite when a residual is exactly zero; the value is the released code's.
    private const double Epsilon = 1e-12;

    /// <summary>One step size and one β per tensor instead of joint ones.</summary>
    public bool Layerwise { get; init; }

    /// <summary>Stop when ‖r‖/‖v‖ is down to this; 0 only where nothing is left.</summary>
    public double Tolerance { get; init; }

    /// <summary>Stay inside ‖x‖ ≤ ‖v‖ (Steihaug–Toint, E19): where A ≥ I it never binds, where A is indefinite it keeps x sane. Joint steps only.</summary>
    public bool TrustRadius { get; init; }

    /// <inheritdoc/>
    public string Remedy => TrustRadius ? ILinearSolver.Overflow : "Conjugate gradient met an operator that is far from positive definite. "
        + "Start from a longer pretext warm-up, raise hypergradient.damping, or use hypergradient.solver=trust.";

    /// <inheritdoc/>
    public (Tensor X, SolveReport Report) Solve(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var state = new CgState(v, layout);
        var done = new List<CgIteration>();
        var stop = Stop(state);
        while (done.Count < iterations && stop == SolveStop.Iterations)
            stop = Iterate(a, state, done);
        return (state.X.MoveToOuterDisposeScope(), new SolveReport(done, stop, done.Count));
    }

    private SolveStop Iterate(Func<Tensor, Tensor> a, CgState state, List<CgIteration> done)
    {
        using var scope = NewDisposeScope();
        var h = a(state.D);                                                    // [L]
        var curvature = state.Layout.DotByLayer(state.D, h);
        var relative = curvature.Sum() / state.DirectionSquared;
        if (TrustRadius && state.LeavesBall(curvature.Sum(), out var toSphere))
        {
            state.Move([toSphere], h);
            done.Add(state.Describe(relative, curvature));
            return curvature.Sum() <= 0 ? SolveStop.NegativeCurvature : SolveStop.TrustRadius;
        }
        state.Move(StepSizes(state.Rho, curvature), h);
        state.Turn(StepSizes);
        done.Add(state.Describe(relative, curvature));
        return Stop(state);
    }

    private SolveStop Stop(CgState state) => state.Residual <= Tolerance ? SolveStop.Tolerance : SolveStop.Iterations;

    private double[] StepSizes(double[] above, double[] below) => Layerwise
        ? [.. above.Zip(below, (n, d) => n / (d + Epsilon))]
        : [above.Sum() / (below.Sum() + Epsilon)];
}
