using BiSSL.Training.Data.Datasets;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>What the score of a dataset is called: 11-point mean average precision where an image has several labels, top-1 accuracy otherwise.</summary>
public static class ScoreNames
{
    public const string Top1 = "top-1";

    public const string Top5 = "top-5";

    public const string Map = "mAP";

    public const string Probe = "probe";

    /// <summary>Of fine-tuning.</summary>
    /// <param name="dataset">As <c>data.name</c>.</param>
    public static string Of(string dataset) => Dataset.Find(dataset)?.ManyLabels == true ? Map : Top1;

    /// <summary>Of any metric that results are kept under: top-1, top-5 or probe.</summary>
    /// <param name="metric">The name that it is kept under.</param>
    /// <param name="dataset">As <c>data.name</c>.</param>
    public static string Of(string metric, string dataset) => metric == Top1 ? Of(dataset) : metric;

    /// <summary>Where and by what it was measured, for a sentence: such as "after fine-tuning (mAP)".</summary>
    /// <param name="metric">The name that it is kept under.</param>
    /// <param name="score">What fine-tuning is scored by.</param>
    public static string Where(string metric, string score) => metric == Probe ? "on frozen features (probe)" : $"after fine-tuning ({(metric == Top1 ? score : metric)})";

    /// <summary>What was measured on the test images, for a title.</summary>
    /// <inheritdoc cref="Of(string, string)"/>
    public static string Test(string metric, string dataset) => (metric, Of(dataset)) switch
    {
        (Probe, Map) => "Test mAP (11-point) of a linear probe on frozen features",
        (Probe, _) => "Test accuracy of a linear probe on frozen features",
        (Top1, Map) => "Test mAP (11-point) after fine-tuning",
        _ => $"Test accuracy after fine-tuning, {metric}",
    };
}
