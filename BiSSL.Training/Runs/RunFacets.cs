namespace BiSSL.Training.Runs;

/// <summary>What the runs of a store can be told apart by.</summary>
/// <param name="States">How many runs are in each state; states without a run are left out.</param>
/// <param name="Presets">By name.</param>
/// <param name="Tags">By name.</param>
public sealed record RunFacets(IReadOnlyDictionary<RunState, int> States, IReadOnlyList<string> Presets, IReadOnlyList<string> Tags)
{
    public int Total => States.Values.Sum();

    /// <summary>How many runs are in one of these states; all runs if none is given.</summary>
    public int Count(IReadOnlyList<RunState> states) => states.Count == 0 ? Total : states.Sum(state => States.GetValueOrDefault(state));
}
