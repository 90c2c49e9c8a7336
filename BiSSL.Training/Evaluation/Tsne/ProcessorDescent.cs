namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>The descent on all cores.</summary>
/// <param name="start">Moved on.</param>
internal sealed class ProcessorDescent(SparseMatrix p, Plane start, IRepulsion repulsion) : IDescent
{
    private readonly Attraction _attraction = new(p);
    private readonly GradientDescent _descent = new(start.Count);
    private readonly Plane _pull = new(start.Count), _push = new(start.Count);

    /// <inheritdoc/>
    public Plane Positions => start;

    /// <inheritdoc/>
    public void Step(double exaggeration, double rate, double momentum)
    {
        _attraction.Compute(start, _pull);
        var z = repulsion.Compute(start, _push);
        _descent.Step(start, _pull, _push, z, exaggeration, rate, momentum);
    }

    /// <inheritdoc/>
    public double Divergence() => _attraction.Divergence(start, repulsion.Compute(start, _push));
}
