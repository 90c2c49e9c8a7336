using System.Globalization;

namespace BiSSL.Training.Pipeline.Reporting.Maps;

/// <summary>What a latent map is to show, and how it is made.</summary>
public sealed record MapOptions
{
    /// <summary>Positions by t-SNE, or the first two principal components.</summary>
    public const string Tsne = "tsne", Pca = "pca";

    /// <summary>Two points are always the same picture.</summary>
    public const int FewestImages = 3;

    /// <summary>The splits whose images can be mapped.</summary>
    public static IReadOnlyList<string> Splits { get; } = ["test", "validation", "train"];

    /// <summary><see cref="Tsne"/> or <see cref="Pca"/>.</summary>
    public string Method { get; init; } = Tsne;

    /// <summary>
    /// Whose features, in the order of time: parts of a scope such as "pretext", "pretext warm-up", "control", "bissl", "bissl/fine-tune". Empty takes the
    /// run's pretext-only backbone and BiSSL's. A part that still trains shows its newest features.
    /// </summary>
    public IReadOnlyList<string> Frames { get; init; } = [];

    /// <summary>Whether the features stored on the way through a part are frames, too.</summary>
    public bool Between { get; init; }

    /// <summary>Which of the run's seeds; nothing for its first.</summary>
    public int? Seed { get; init; }

    /// <summary>One of <see cref="Splits"/>.</summary>
    public string Split { get; init; } = "test";

    /// <summary>How many images of the split; 0 takes as many as the stored features have, or 2,000 where none are stored.</summary>
    public int Images { get; init; }

    /// <summary>Effective number of neighbours; there must be more than three times as many images.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Iterations of the first frame; later ones start from the frame before and make half as many.</summary>
    public int Iterations { get; init; } = 1000;

    /// <exception cref="UserError">A value that no map can have; says all of them.</exception>
    public void Require()
    {
        string[] faults = [.. Faults()];
        if (faults.Length > 0)
            throw new UserError(string.Join(Environment.NewLine, faults));
    }

    private IEnumerable<string> Faults()
    {
        if (Method is not (Tsne or Pca))
            yield return $"method is '{Method}'; allowed are {Tsne} and {Pca}.";
        if (Frames is null || Frames.Any(string.IsNullOrWhiteSpace) || Frames.Distinct().Count() != Frames.Count)
            yield return "frames must name each part of the run once, such as pretext and bissl.";
        if (!Splits.Contains(Split))
            yield return $"split is '{Split}'; allowed are {string.Join(", ", Splits)}.";
        if (Images is not (0 or >= FewestImages and <= 1_000_000))
            yield return $"images is {Images}; allowed is {FewestImages} to 1,000,000, as a map needs at least three images, or 0 for as many as are stored.";
        if (Perplexity is not (>= 2 and <= 1000))
            yield return string.Create(CultureInfo.InvariantCulture, $"perplexity is {Perplexity}; allowed is 2 to 1,000.");
        if (Iterations is < 1 or > 100_000)
            yield return $"iterations is {Iterations}; allowed is 1 to 100,000.";
    }
}
