using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// The optimisation of t-SNE: positions in the plane whose neighbourhoods resemble P. Cancelled or stopped, the positions so far are a usable map.
/// </summary>
public sealed class Embedding
{
    private readonly IDescent _descent;
    private readonly TsneOptions _options;
    private readonly double _rate;

    /// <param name="p">Affinities.</param>
    /// <param name="start">Such as <see cref="PrincipalComponents"/>' first two, scaled down; moved on, or left as it is on a device other than the processor.</param>
    /// <param name="device">Where to compute; the processor unless given. Its tensors belong to the caller's scope.</param>
    public Embedding(SparseMatrix p, Plane start, TsneOptions options, Device? device = null)
        : this(Descents.On(device ?? CPU, p, start, options), start.Count, options)
    {
    }

    internal Embedding(IDescent descent, int points, TsneOptions options)
    {
        (_descent, _options) = (descent, options);
        _rate = options.LearningRate > 0 ? options.LearningRate : Math.Max(points / 48.0, 50);
    }

    public Plane Positions => _descent.Positions;

    /// <summary>Iterations done.</summary>
    public int Iteration { get; private set; }

    private bool IsEarly => Iteration < _options.EarlyIterations;

    /// <summary>Goes on to the last iteration, or until the report says no.</summary>
    /// <param name="report">Told how it stands; false stops.</param>
    public void Optimise(Func<TsneProgress, bool>? report = null, CancellationToken cancel = default)
    {
        while (Iteration < _options.Iterations && !cancel.IsCancellationRequested)
        {
            Step();
            var isDue = Iteration % _options.ReportEvery == 0 || Iteration == _options.Iterations;
            if (isDue && report?.Invoke(new TsneProgress(Iteration, _options.Iterations, Divergence(), Positions)) == false)
                return;
        }
    }

    /// <summary>The Kullback–Leibler divergence of the present positions.</summary>
    public double Divergence() => _descent.Divergence();

    private void Step()
    {
        if (IsEarly)
            _descent.Step(_options.Exaggeration, _rate, _options.EarlyMomentum);
        else
            _descent.Step(1, _rate, _options.Momentum);
        Iteration++;
    }
}
