using System.Globalization;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>Trials in words and numbers.</summary>
internal static class TrialTexts
{
    /// <summary>A validation loss; a dash if there is none.</summary>
    public static string Loss(double? loss) => loss is { } value ? double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : NumberText.Of(value) : "–";

    /// <summary>All of a trial, such as "Trial 7: learning rate 0.0136, weight decay 4.3e-4; at best 38.3 % with loss 1.912; finished after 240 steps".</summary>
    public static string Of(Trial trial) => string.Create(
        CultureInfo.InvariantCulture, $"Trial {trial.Number}: learning rate {Format.Number(trial.LearningRate)}, weight decay {Format.Number(trial.WeightDecay)}{Best(trial)}; {trial.Ending} after {Format.Count(trial.Steps)} of {Words.Many(trial.FullSteps, "step")}");

    private static string Best(Trial trial) => trial.Best is { } best ? $"; at best {Format.Accuracy(best.Top1)} % with loss {Loss(best.Loss)}" : "";
}
