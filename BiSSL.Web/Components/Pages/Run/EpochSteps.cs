using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>How many steps of a stage make an epoch; nothing where the options do not tell.</summary>
/// <param name="Pretext">Of pretext training.</param>
/// <param name="Bissl">Of Algorithm 1, upper steps included, per epoch of its lower steps.</param>
internal sealed record EpochSteps(double? Pretext, double? Bissl)
{
    public static EpochSteps Of(RunOptions options)
    {
        // The smaller last batch counts, unless it is a single image.
        double? pretext = options.Data.UnlabelledCount > 0 ? Math.Max(1, (options.Data.UnlabelledCount + options.Pretext.Batch - 2) / options.Pretext.Batch) : null;
        return new(pretext, pretext * (options.Lower.Steps + options.Upper.Steps) / options.Lower.Steps);
    }
}
