using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Verification;

/// <summary>A reporter that remembers every value in order, to compare them with a stored trace.</summary>
internal sealed class Recorder : IRunReporter
{
    private readonly Dictionary<string, List<double[]>> _series = [];

    /// <summary>All values of a series as one tensor: [steps] of points, [steps, n] of vectors.</summary>
    public Tensor Series(string name)
    {
        var rows = _series[name];
        var flat = tensor([.. rows.SelectMany(r => r)]);
        return rows[0].Length == 1 && !IsVector(name) ? flat : flat.view(rows.Count, -1);
    }

    public void Point(string scope, string series, long step, double value) => Add(series, [value]);

    public void Vector(string scope, string series, long step, IReadOnlyList<double> values) => Add(series, [.. values]);

    public void Happened(RunEvent what) { }

    public void Progress(string scope, string stage, long done, long total, double stepsPerSecond) { }

    public void Flush() { }

    private static bool IsVector(string name) => name == "cg/recurrence";

    private void Add(string series, double[] values)
    {
        if (!_series.TryGetValue(series, out var rows))
            _series[series] = rows = [];
        rows.Add(values);
    }
}
