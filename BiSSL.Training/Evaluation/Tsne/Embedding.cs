namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// The optimisation of t-SNE: positions in the plane whose neighbourhoods resemble <paramref name="p"/>. Cancelled or stopped, the positions so far are a
/// usable map.
/// </summary>
/// <param name="start">Moved on; such as <see cref="PrincipalComponents"/>' first two, scaled down.</param>
public sealed class Embedding(SparseMatrix p, Plane start, TsneOptions options)
{
    private readonly Attraction _attraction = new(p);
    private readonly IRepulsion _repulsion = Repulsions.Named(options.Repulsion, start.Count, options.Theta);
    private readonly GradientDescent _descent = new(start.Count);
    private readonly Plane _pull = new(start.Count), _push = new(start.Count);

    public Plane Positions => start;

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    private double Rate => options.LearningRate > 0 ? options.LearningRate : Math.Max(start.Count / 48.0, 50);

    private bool IsEarly => Iteration < options.EarlyIterations;

    /// <summary>Goes on to the last iteration, or until the report says no.</summary>
    /// <param name="report">Told how it stands; false stops.</param>
    public void Optimise(Func<TsneProgress, bool>? report = null, CancellationToken cancel = default)
    {
        while (Iteration < options.Iterations && !cancel.IsCancellationRequested)
        {
            Step();
            var isDue = Iteration % options.ReportEvery == 0 || Iteration == options.Iterations;
            if (isDue && report?.Invoke(new TsneProgress(Iteration, options.Iterations, Divergence(), start)) == false)
                return;
        }
    }

    /// <summary>The Kullback–Leibler divergence of the present positions.</summary>
    public double Divergence() => _attraction.Divergence(start, _repulsion.Compute(start, _push));

    private void Step()
    {
        _attraction.Compute(start, _pull);
        var z = _repulsion.Compute(start, _push);
        var (exaggeration, momentum) = IsEarly ? (options.Exaggeration, options.EarlyMomentum) : (1, options.Momentum);
        _descent.Step(start, _pull, _push, z, exaggeration, Rate, momentum);
        Iteration++;
    }
}
