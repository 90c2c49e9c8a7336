using System.Globalization;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Training.Pipeline.Search;

/// <summary>What a search says of its trials: curves in a scope of each trial's own, and a sentence whenever one stops or goes on.</summary>
internal sealed class SearchVoice(Curves curves)
{
    /// <summary>A validation, and the best top-1 of all trials so far over the steps of all.</summary>
    public void Validated(Trial trial, int allSteps, double best)
    {
        var scope = $"{curves.Scope}/trial {trial.Number}";
        curves.Reporter.Point(scope, "search/valTop1", trial.Steps, trial.Curve[^1].Top1);
        curves.Reporter.Point(scope, "search/valLoss", trial.Steps, trial.Curve[^1].Loss);
        curves.Point("search/best", allSteps, best);
    }

    public void Stopped(Trial trial, int allSteps) => Tell(trial, allSteps, trial.State switch
    {
        TrialState.Diverged => Say(trial, $"diverged after {trial.Steps} of {Words.Many(trial.FullSteps, "step")}: its loss is not finite."),
        TrialState.Finished => Say(trial, $"finished its {Words.Many(trial.FullSteps, "step")}: at best {trial.Best!.Top1:0.0} %."),
        _ => Say(trial, $"stopped after {trial.Steps} of {Words.Many(trial.FullSteps, "step")}: at best {trial.Best!.Top1:0.0} %."),
    });

    public void GoesOn(Trial trial, int allSteps) => Tell(trial, allSteps, Say(trial, $"goes on after {Words.Many(trial.Steps, "step")}: it is among the best there."));

    private static string Say(Trial trial, FormattableString what) => string.Create(
        CultureInfo.InvariantCulture, $"Trial {trial.Number} (learning rate {trial.LearningRate:G3}, weight decay {trial.WeightDecay:G3}) {what.ToString(CultureInfo.InvariantCulture)}");

    private void Tell(Trial trial, int allSteps, string text)
    {
        var detail = SearchJson.Write(trial);
        detail["text"] = text;
        curves.Reporter.Happened(new RunEvent(EventKind.Trial, curves.Scope, allSteps, detail, $"trial/{curves.Scope}/{trial.Number}/{trial.Steps}/{trial.State}"));
    }
}
