using BiSSL.Training.Evaluation.Tsne;
using BiSSL.Training.Pipeline.Reporting.Maps;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Places frame after frame in the plane: each begins where the one before ended and is laid onto it, so that a move shows change and not chance.</summary>
internal sealed class FramePositions(MapOptions options, IMapReporter reporter, int frames, CancellationToken cancel)
{
    private static readonly TsneOptions s_defaults = new() { ReportEvery = 10 };

    private Plane? _before;

    /// <summary>What a first frame looks like before anything is known of neighbours.</summary>
    public static Plane First(Tensor features) => PrincipalComponents.Start(features);

    /// <summary>The positions of the next frame; after a cancellation those so far.</summary>
    /// <param name="features">[N, D].</param>
    public Plane Next(int frame, Tensor features)
    {
        using var scope = NewDisposeScope();
        var plane = Laid(options.Method == MapOptions.Pca ? Components(features) : Embed(frame, features));
        Show(frame, plane, isLast: true);
        return _before = plane;
    }

    private Plane Embed(int frame, Tensor features)
    {
        var points = features.shape[1] > s_defaults.Components ? PrincipalComponents.Of(features, s_defaults.Components) : features;
        var p = Affinities.Of(NeighbourGraph.Of(points, Affinities.Neighbours(options.Perplexity), cancel), options.Perplexity);
        var embedding = new Embedding(p, _before?.Copy() ?? First(points), Settings(), features.device);
        embedding.Optimise(progress =>
        {
            reporter.Progress(new MapProgress(MapPhase.Positions, frame, frames, progress.Iteration, progress.Iterations, progress.Divergence));
            Show(frame, Laid(progress.Positions), isLast: false);
            return true;
        }, cancel);
        return embedding.Positions;
    }

    // A frame that begins at another one's positions has its clusters already: exaggeration would only tear them apart.
    private TsneOptions Settings()
    {
        var settings = s_defaults with { Perplexity = options.Perplexity, Iterations = options.Iterations };
        return _before is null
            ? settings with { EarlyIterations = Math.Min(settings.EarlyIterations, options.Iterations / 4) }
            : settings with { Iterations = Math.Max(1, options.Iterations / 2), EarlyIterations = 0 };
    }

    private static Plane Components(Tensor features)
    {
        var scores = PrincipalComponents.Of(features, 2).cpu();
        return new Plane(scores.select(1, 0).contiguous().data<float>().ToArray(), scores.select(1, 1).contiguous().data<float>().ToArray());
    }

    private Plane Laid(Plane plane) => _before is null ? plane : Alignment.To(_before, plane);

    private void Show(int frame, Plane plane, bool isLast) => reporter.Positions(frame, plane.X, plane.Y, isLast);
}
