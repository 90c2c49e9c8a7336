namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>What to do where training has diverged, by the part of it that a curve belongs to.</summary>
internal static class Remedy
{
    /// <summary>The part, for a sentence.</summary>
    /// <param name="series">Such as "upper/directLoss".</param>
    public static string Whose(string series) => Part(series) switch
    {
        "lower" => "the lower level (θP)",
        "upper" => "the upper level (θD)",
        _ => "training",
    };

    /// <summary>A sentence.</summary>
    /// <inheritdoc cref="Whose"/>
    public static string Of(string series) => Part(series) switch
    {
        "lower" => "Take a smaller lower.learningRate or bilevel.lambda, a longer lower.rampSteps, or a smaller lower.clipNorm.",
        "upper" => "Take a smaller upper.learningRate, a smaller upper.clipNorm, or more hypergradient.damping.",
        "finetune" => "Take a smaller learning rate of fine-tuning for this arm.",
        "head" => "Take a smaller headWarmup.learningRate.",
        _ => "Take a smaller learning rate, a longer ramp, or gradient clipping.",
    };

    private static string Part(string series) => series.Split('/')[0];
}
