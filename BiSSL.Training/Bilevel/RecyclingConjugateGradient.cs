using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// Joint CG inside ‖x‖ ≤ ‖v‖ (E19) that wastes no product. While A stays the same, as it does over an upper block, it keeps its search directions: a solve
/// begins with the best solution in the span of all of them, at no product, and adds only directions conjugate to them (E43). Once the last step
/// leaves so little that another like it would do, the rest is taken up without a product (E47).
/// </summary>
public sealed class RecyclingConjugateGradient(int iterations, double tolerance) : ILinearSolver
{
    // On trained networks the step without a product left up to 4.5 times what the last one's quotient promises.
    private const double Caution = 4;

    private readonly ConjugateDirections _known = new();
    private double _lambda;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Tensor Value)> State => _known.State;

    /// <inheritdoc/>
    public IReadOnlyList<double> Learnt => [_lambda, .. _known.Curvatures];

    /// <inheritdoc/>
    public (Tensor X, SolveReport Report) Solve(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var known = _known.Count;
        try
        {
            return Solved(a, v, layout);
        }
        catch
        {
            _known.Truncate(known);                                            // a step that is given up begins again from what was known before it
            throw;
        }
    }

    /// <inheritdoc/>
    public void Forget() => _known.Clear();

    /// <inheritdoc/>
    public void Switch(double lambda)
    {
        if (_lambda != lambda)
            Forget();
        _lambda = lambda;
    }

    /// <inheritdoc/>
    public void Expect(IReadOnlyList<double> learnt, Tensor like)
    {
        _lambda = learnt[0];
        _known.Expect([.. learnt.Skip(1)], like);
    }

    public void Dispose() => Forget();

    private (Tensor X, SolveReport Report) Solved(Func<Tensor, Tensor> a, Tensor v, ParameterLayout layout)
    {
        var state = Start(v, layout);
        var (start, done) = (state.Residual, new List<CgIteration>());
        var stop = state.ReturnToBall(v) ? SolveStop.TrustRadius : Next(state, start);
        while (done.Count < iterations && stop == SolveStop.Iterations)
            stop = Iterate(a, state, done);
        return (state.X.MoveToOuterDisposeScope(), new SolveReport(done, stop, done.Count) { Start = start });
    }

    private CgState Start(Tensor v, ParameterLayout layout)
    {
        var (x, r) = _known.Project(v);
        return new CgState(x, r, _known.Conjugate(r), layout, Math.Sqrt(layout.DotByLayer(v, v).Sum()));
    }

    private SolveStop Iterate(Func<Tensor, Tensor> a, CgState state, List<CgIteration> done)
    {
        using var scope = NewDisposeScope();
        var h = a(state.D);                                                    // [L]
        var byLayer = state.Layout.DotByLayer(state.D, h);
        var (curvature, relative) = (byLayer.Sum(), byLayer.Sum() / state.DirectionSquared);
        if (state.LeavesBall(curvature, out var toSphere))
        {
            state.Move([toSphere], h);
            done.Add(state.Describe(relative, byLayer));
            return curvature <= 0 ? SolveStop.NegativeCurvature : SolveStop.TrustRadius;
        }
        var before = state.Residual;
        state.Move([state.Rho.Sum() / curvature], h);
        if (double.IsFinite(curvature))
            _known.Keep(state.D, h, curvature);
        state.Turn(_known.Conjugate(state.R));
        done.Add(state.Describe(relative, byLayer));
        return Next(state, before, relative);
    }

    private SolveStop Next(CgState state, double before, double curvature = double.NaN)
    {
        if (state.Residual <= tolerance)
            return SolveStop.Tolerance;
        var foreseen = Caution * state.Residual * state.Residual / before;
        return foreseen < tolerance && state.TryExtend(1 / curvature) ? SolveStop.Foreseen : SolveStop.Iterations;
    }
}
