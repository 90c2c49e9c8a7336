using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>All values of one curve, read further each time. Not for several threads at once.</summary>
/// <param name="of">The number that a vector counts as, for curves of vectors.</param>
internal sealed class SeriesTail(string scope, string name, Func<IReadOnlyList<double>, double>? of = null)
{
    // Finer than any step: nothing is thinned.
    private const int Everything = 1 << 30;

    private readonly List<double> _values = [];
    private readonly List<long> _steps = [];
    private long _next = long.MinValue;

    /// <summary>Of the values read so far.</summary>
    public IReadOnlyList<long> Steps => _steps;

    /// <param name="known">The run's curves.</param>
    public IReadOnlyList<double> Read(RunReader reader, IReadOnlyList<SeriesInfo> known)
    {
        if (known.FirstOrDefault(s => s.Scope == scope && s.Name == name) is not { } info || info.Count == _values.Count)
            return _values;
        if (of is null)
            Take(reader.History(info.Id, Everything, _next));
        else
            Take(reader.VectorHistories([info.Id], new HistoryRange(Everything, _next)).Curves[0]);
        return _values;
    }

    private void Take(SeriesHistory read)
    {
        _values.AddRange(read.Values);
        Passed(read.Steps);
    }

    private void Take(VectorHistory read)
    {
        _values.AddRange(read.Values.Select(of!));
        Passed(read.Steps);
    }

    private void Passed(IReadOnlyList<long> steps)
    {
        _steps.AddRange(steps);
        _next = steps.Count > 0 ? steps[^1] + 1 : _next;
    }
}
