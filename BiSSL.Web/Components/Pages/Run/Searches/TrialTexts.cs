using System.Globalization;
using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>Trials in words and numbers.</summary>
internal static class TrialTexts
{
    /// <summary>Three digits, such as 0.0136 or 4.3e-4.</summary>
    public static string Number(double value) => value is >= 0.001 and < 1000
        ? double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture)
        : value.ToString("0.##e-0", CultureInfo.InvariantCulture);

    /// <summary>A validation loss; a dash if there is none.</summary>
    public static string Loss(double? loss) => loss is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    /// <summary>All of a trial, such as "Trial 7: learning rate 0.0136, weight decay 4.3e-4; at best 38.3 % with loss 1.912; finished after 240 steps".</summary>
    public static string Of(Trial trial) => string.Create(
        CultureInfo.InvariantCulture, $"Trial {trial.Number}: learning rate {Number(trial.LearningRate)}, weight decay {Number(trial.WeightDecay)}{Best(trial)}; {trial.Ending} after {Format.Count(trial.Steps)} of {Format.Count(trial.FullSteps)} steps");

    private static string Best(Trial trial) => trial.Best is { } best ? $"; at best {Format.Accuracy(best.Top1)} % with loss {Loss(best.Loss)}" : "";
}
