using System.Globalization;
using BiSSL.Training;
using BiSSL.Web.Catalog.Experiments;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>An experiment in words.</summary>
internal static class ExperimentTexts
{
    /// <summary>Such as "2 datasets × 3 arms × 5 seeds".</summary>
    public static string Size(ExperimentSummary experiment) => string.Join(" × ", new[]
    {
        Words.Many(experiment.Datasets.Count, "dataset"), experiment.Variants.Count == 1 ? "" : Words.Many(experiment.Variants.Count, "variant"), Words.Many(experiment.Arms.Count, "arm"), Words.Many(experiment.Seeds, "seed"),
    }.Where(part => part.Length > 0));

    /// <summary>What its runs do, such as "1 training, 3 waiting".</summary>
    public static string State(ExperimentSummary experiment)
    {
        string[] parts =
        [
            .. Some(experiment.Alive, "training"), .. Some(experiment.Waiting, "waiting"), .. Some(experiment.Open, "not finished"),
        ];
        return parts.Length == 0 ? "completed" : string.Join(", ", parts);
    }

    private static string[] Some(int count, string what) => count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} {what}")];
}
