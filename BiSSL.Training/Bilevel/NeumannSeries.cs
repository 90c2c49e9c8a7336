using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// x = η Σ_{j &lt; J} (I − ηA)ʲ v, the truncated Neumann series of A⁻¹ (E45; Lorraine, Vicol, Duvenaud, 2020): J steps of gradient descent on ½xᵀAx − vᵀx. It converges
/// if η is below 2 over A's greatest eigenvalue and A is positive definite, and slowly where A's eigenvalues lie far apart.
/// </summary>
public sealed class NeumannSeries(int terms, double step) : ILinearSolver
{
    // ‖r‖ of a symmetric A is convex in the number of terms: what has grown a thousandfold never shrinks again.
    private const double Lost = 1000;

    /// <summary>Stop when ‖r‖/‖v‖ is down to this; 0 only where nothing is left.</summary>
    public double Tolerance { get; init; }

    /// <inheritdoc/>
    /// <exception cref="DivergingSeries">The terms grow.</exception>
    public (Tensor X, SolveReport Report) Solve(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var state = new CgState(v, layout);
        var done = new List<CgIteration>();
        while (done.Count < terms && state.Residual > Tolerance)
            Iterate(a, state, done);
        return (state.X.MoveToOuterDisposeScope(), new SolveReport(done, state.Residual <= Tolerance ? SolveStop.Tolerance : SolveStop.Iterations, done.Count));
    }

    private void Iterate(Func<Tensor, Tensor> a, CgState state, List<CgIteration> done)
    {
        using var scope = NewDisposeScope();
        var h = a(state.D);                                                    // [L]; d is the residual itself
        var curvature = state.Layout.DotByLayer(state.D, h);
        var relative = curvature.Sum() / state.DirectionSquared;
        state.Move([step], h);
        state.Turn(state.R);
        done.Add(state.Describe(relative, curvature));
        if (state.Residual is > Lost and < double.PositiveInfinity)
            throw new DivergingSeries(state.Residual, done.Count);
    }
}
