using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>Reads the signals of one seed and arm, every time only what is new. Not for several threads at once.</summary>
public sealed class SignalTail(RunReader reader, RunOptions options, ArmScope scope)
{
    private readonly SeriesTail _coupling = new(scope.Bissl, "lower/coupling");
    private readonly SeriesTail _true = new(scope.Bissl, "cg/true");
    private readonly SeriesTail _recurrence = new(scope.Bissl, "cg/recurrence", solve => solve[^1]);
    private readonly SeriesTail _first = new(scope.Bissl, "cg/curvature", solve => solve[0]);
    private readonly SeriesTail _start = new(scope.Bissl, "cg/start");
    private readonly SeriesTail _least = new(scope.Bissl, "cg/curvature", solve => solve.Min());
    private readonly SeriesTail _layers = new(scope.Bissl, "cg/negativeLayers");
    private readonly SeriesTail _ratios = new(scope.Bissl, "hyper/normRatio");
    private readonly SeriesTail _cosines = new(scope.Bissl, "hyper/cosine");
    private readonly SeriesTail _ends = new(scope.Bissl, "cg/stop");
    private readonly SeriesTail _lower = new(scope.Bissl, "lower/loss");
    private readonly SeriesTail _warmup = new(scope.Warmup, "pretext/loss");
    private readonly SeriesTail _own = new(scope.Bissl, "upper/directLoss");

    /// <param name="lambda">λ as it is now.</param>
    public Signals Read(double lambda)
    {
        IReadOnlyList<SeriesInfo> series = reader.Series();
        IReadOnlyList<double> Of(SeriesTail tail) => tail.Read(reader, series);
        return new Signals
        {
            Coupling = Of(_coupling),
            TrueResiduals = Of(_true),
            Residuals = Of(_recurrence),
            FirstCurvatures = AtV(Of(_first), Of(_start)),
            LeastCurvatures = Of(_least),
            NegativeLayers = Of(_layers),
            NormRatios = Of(_ratios),
            Cosines = Of(_cosines),
            Ends = Of(_ends),
            LowerLosses = Of(_lower),
            WarmupLosses = Of(_warmup),
            OwnLosses = Of(_own),
            Scale = lambda + options.Hypergradient.Damping,
            Iterations = options.Hypergradient.Iterations,
            Solver = options.Hypergradient.Solver,
            Classes = WorkPlan.ClassesOf(options.Data.Name),
        };
    }

    // A solve that begins with directions of earlier ones takes another first direction than v, and says so by a smaller residual at its start.
    private double[] AtV(IReadOnlyList<double> curvatures, IReadOnlyList<double> starts)
    {
        HashSet<long> ahead = [.. _start.Steps.Zip(starts).Where(start => start.Second < 1).Select(start => start.First)];
        return [.. _first.Steps.Zip(curvatures).Where(first => !ahead.Contains(first.First)).Select(first => first.Second)];
    }
}
