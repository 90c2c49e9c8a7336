using System.Globalization;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>One arm's search as its page shows it.</summary>
public sealed record SearchView(SearchResult Search, RunOptions Options)
{
    /// <summary>More trials than these no eye takes apart.</summary>
    public const int Most = 300;

    /// <summary>The trials that are drawn: all, or the best of them, with diverged ones last.</summary>
    public IReadOnlyList<Trial> Drawn { get; } = [.. Search.Ranked.Concat(Search.Trials.Where(trial => trial.Best is null)).Take(Most)];

    public Trial? Chosen { get; } = Search.Chosen;

    public LogPlotScale LearningRates { get; } = Around([.. Search.Trials.Select(trial => trial.LearningRate)], Options.Search.LearningRateMin, Options.Search.LearningRateMax);

    public LogPlotScale WeightDecays { get; } = Around([.. Search.Trials.Select(trial => trial.WeightDecay)], Options.Search.WeightDecayMin, Options.Search.WeightDecayMax);

    /// <summary>Validation scores.</summary>
    public PlotScale Scores { get; } = PlotScale.Around([.. Search.Trials.SelectMany(trial => trial.Curve).Concat(Search.Trials.Select(trial => trial.Best).OfType<TrialPoint>()).Select(point => point.Top1)]);

    /// <summary>Steps of one trial trained to its end.</summary>
    public int TrialSteps => Search.Trials.Max(trial => trial.FullSteps);

    /// <summary>Where trials are judged, in a trial's own steps and in epochs.</summary>
    public IReadOnlyList<(double Step, int Epoch)> Rungs =>
        [.. SearchRungs.Epochs(Options).Select(epoch => ((double)epoch * TrialSteps / Options.FineTune.Epochs, epoch))];

    /// <summary>Steps of the search with every trial trained to its end.</summary>
    public long FullSteps => Search.IsDone ? Search.FullSteps : (long)Options.Search.Trials * TrialSteps;

    /// <summary>What it took beside the full search, 0…1.</summary>
    public double CostShare => (double)Search.Steps / FullSteps;

    /// <summary>Why the chosen trial is the one to take.</summary>
    public string Rule => Chosen is null
        ? $"No trial {(Search.IsDone ? "was" : "is")} trained to its end without diverging{(Search.IsDone ? "" : " yet")}."
        : $"Of the trials trained to their end and within half a point of the best score of those ({Format.Accuracy(Search.Best!.Value)} %), it has the lowest validation loss.";

    public string Cost => Search.IsDone
        ? $"{Format.Count(Search.Steps)} steps, {Format.Percent(CostShare)} of the {Format.Count(FullSteps)} that training all {Search.Trials.Count} trials to their end takes."
        : string.Create(CultureInfo.InvariantCulture, $"{Format.Count(Search.Steps)} steps so far. The search will take about {Format.Count((long)(SearchRungs.Trainings(Options) * TrialSteps))}; training all {Options.Search.Trials} trials to their end would take {Format.Count(FullSteps)}.");

    /// <summary>How many trials ended how, such as "20 stopped early, 9 finished, 1 diverged."</summary>
    public string Endings => $"{string.Join(", ", Search.Trials.CountBy(trial => trial.Ending).OrderByDescending(ending => ending.Value).Select(ending => $"{Format.Count(ending.Value)} {ending.Key}"))}.";

    /// <summary>How good a score is among those drawn: 0 the lowest, 1 the best.</summary>
    public double Share(double score)
    {
        (double low, double high) = (Search.Ranked[^1].Best!.Top1, Search.Ranked[0].Best!.Top1);
        return high > low ? Math.Clamp((score - low) / (high - low), 0, 1) : 1;
    }

    // The values drawn lie in the range searched, but for rounding.
    private static LogPlotScale Around(double[] drawn, double low, double high) => new(drawn.Prepend(low).Min(), drawn.Prepend(high).Max());
}
