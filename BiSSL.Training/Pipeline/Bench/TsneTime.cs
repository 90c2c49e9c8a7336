namespace BiSSL.Training.Pipeline.Bench;

/// <summary>One embedding, beside scikit-learn's of the same points, start and perplexity where python3-sklearn is installed.</summary>
/// <param name="Seconds">Of ours: neighbours, affinities and optimisation.</param>
/// <param name="Divergence">The exact Kullback–Leibler divergence of the final positions.</param>
/// <param name="Trustworthiness">With 12 neighbours; nothing for more points than it is worth computing for.</param>
public sealed record TsneTime(
    int Points, double Seconds, double Divergence, double? Trustworthiness, double? ReferenceSeconds, double? ReferenceDivergence, double? ReferenceTrustworthiness)
{
    /// <summary>Of <see cref="Seconds"/>, those for neighbours and affinities.</summary>
    public double NeighbourSeconds { get; init; }

    /// <summary>Of ours, over all cores: what busy neighbours on the machine disturb less.</summary>
    public double ProcessorSeconds { get; init; }

    public double? ReferenceProcessorSeconds { get; init; }

    /// <summary>How many times faster than the reference.</summary>
    public double? Ratio => ReferenceSeconds / Seconds;

    /// <summary>How many times less of the processor's time than the reference.</summary>
    public double? ProcessorRatio => ReferenceProcessorSeconds / ProcessorSeconds;
}
