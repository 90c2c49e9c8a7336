using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>Parallel coordinates of the trials' values and of what came of them.</summary>
internal static class ParallelTrials
{
    public static ParallelSpec Of(SearchView view) => new("Values and scores, one line per trial")
    {
        Axes = [new("rate", true), new("decay", true), new("steps"), new("loss"), new("score, %")],
        // The best lie on top.
        Rows = new([.. view.Drawn.Reverse().Select(trial => Row(trial, trial == view.Chosen))]),
        Of = "Trial",
        Height = 280,
    };

    private static RowSpec Row(Trial trial, bool chosen) => new(
        chosen ? $"{trial.Number}, to take" : $"{trial.Number}",
        [trial.LearningRate, trial.WeightDecay, (double)trial.Steps, trial.Best?.Loss, trial.Best?.Top1],
        chosen ? "mark" : trial.State switch { TrialState.Finished => "accent", TrialState.Diverged => "bad", _ => "edge" });
}
