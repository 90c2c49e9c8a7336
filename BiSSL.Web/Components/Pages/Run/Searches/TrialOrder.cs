using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>How the trials of a table are ordered.</summary>
/// <param name="Descending">The largest first. A trial without the number stands last either way.</param>
internal sealed record TrialOrder(TrialColumn Column, bool Descending)
{
    /// <summary>The best trial first.</summary>
    public static TrialOrder Best { get; } = new(TrialColumn.Score, Descending: true);

    /// <summary>By another column, or the same one the other way round.</summary>
    public TrialOrder By(TrialColumn column) => column == Column ? this with { Descending = !Descending } : new(column, column == TrialColumn.Score);

    public IReadOnlyList<Trial> Of(IEnumerable<Trial> trials)
    {
        IOrderedEnumerable<Trial> known = trials.OrderBy(trial => Value(trial) is null);
        return [.. Descending ? known.ThenByDescending(Value).ThenBy(trial => trial.Number) : known.ThenBy(Value).ThenBy(trial => trial.Number)];
    }

    private double? Value(Trial trial) => Column switch
    {
        TrialColumn.Number => trial.Number,
        TrialColumn.LearningRate => trial.LearningRate,
        TrialColumn.WeightDecay => trial.WeightDecay,
        TrialColumn.Score => trial.Best?.Top1,
        TrialColumn.Loss => trial.Best?.Loss,
        TrialColumn.Steps => trial.Steps,
        TrialColumn.Ending => (int)trial.State,
        _ => trial.Seconds,
    };
}

/// <summary>The columns of the table of trials.</summary>
internal enum TrialColumn
{
    Number,
    LearningRate,
    WeightDecay,
    Score,
    Loss,
    Steps,
    Ending,
    Seconds,
}
