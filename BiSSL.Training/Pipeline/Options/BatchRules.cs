using System.Globalization;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>No batch may be larger than the images that it is drawn from, nor too small for batch norm.</summary>
internal static class BatchRules
{
    /// <param name="unlabelled">Images of the pretext task.</param>
    /// <param name="labelled">Labelled training images.</param>
    public static IEnumerable<OptionFault> Check(RunOptions options, long unlabelled, long labelled) =>
        [.. TooLarge(options, unlabelled, labelled), .. BatchNormRules.Check(options, unlabelled, labelled)];

    private static IEnumerable<OptionFault> TooLarge(RunOptions options, long unlabelled, long labelled)
    {
        var arms = options.Comparison.Arms;
        if (arms.Any(arm => arm != "scratch") && options.Pretext.Batch > unlabelled)
            yield return Fault("pretext.batch", options.Pretext.Batch, unlabelled, "unlabelled");
        else if ((arms.Contains("bissl") || arms.Contains("control")) && options.Pretext.Batch > options.Pretext.Fraction * unlabelled)
            yield return new("pretext.fraction", OptionText.Format(options.Pretext.Fraction), string.Create(CultureInfo.InvariantCulture, $"must leave at least one batch (pretext.batch) of the {unlabelled} unlabelled images"));
        if (arms.Contains("bissl") && options.HeadWarmup.Batch > labelled)
            yield return Fault("headWarmup.batch", options.HeadWarmup.Batch, labelled, "labelled training");
        if (arms.Contains("bissl") && options.Upper.Batch > labelled)
            yield return Fault("upper.batch", options.Upper.Batch, labelled, "labelled training");
        if (options.FineTune.Batch > labelled)
            yield return Fault("fineTune.batch", options.FineTune.Batch, labelled, "labelled training");
    }

    private static OptionFault Fault(string path, int batch, long images, string kind) =>
        new(path, OptionText.Format(batch), $"must not be larger than the {Words.Many(images, $"{kind} image")}");
}
