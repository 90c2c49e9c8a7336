using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>Curves whose numbers stay on the device until all are read together, so that no step waits for its own loss.</summary>
/// <param name="known">Hears of them in their order when they are read, and takes numbers that are known at once.</param>
public sealed class UnreadCurves(Curves known) : IDisposable
{
    private readonly List<Unread> _points = [];

    public Curves Known => known;

    /// <summary>A loss or a gradient's norm, scalar: training must not go on where it is not finite.</summary>
    public void Vital(string series, long step, Tensor value) => Add(series, step, value, mustBeFinite: true);

    /// <summary>A scalar.</summary>
    public void Point(string series, long step, Tensor value) => Add(series, step, value, mustBeFinite: false);

    /// <summary>A number that keeps its place among those that are not known yet.</summary>
    public void Point(string series, long step, double value) => _points.Add(new Unread(series, step, value, null, false));

    /// <summary>Reads all numbers in one transfer and reports them.</summary>
    /// <exception cref="NonFiniteCurve">A number that must be finite is not.</exception>
    public void Read()
    {
        if (_points.Count == 0)
            return;
        Unread[] points = [.. _points];
        var values = Values(points);
        Dispose();
        foreach (var (point, value) in points.Zip(values))
            known.Point(point.Series, point.Step, value);
        if (points.Zip(values).FirstOrDefault(p => p.First.MustBeFinite && !double.IsFinite(p.Second)) is ({ } lost, _))
            throw new NonFiniteCurve(lost.Series, lost.Step);
    }

    public void Dispose()
    {
        foreach (var point in _points)
            point.Value?.Dispose();
        _points.Clear();
    }

    private void Add(string series, long step, Tensor value, bool mustBeFinite) =>
        _points.Add(new Unread(series, step, 0, value.detach().DetachFromDisposeScope(), mustBeFinite));

    private static double[] Values(Unread[] points)
    {
        var values = Array.ConvertAll(points, point => point.Known);
        int[] unread = [.. Enumerable.Range(0, points.Length).Where(i => points[i].Value is not null)];
        if (unread.Length == 0)
            return values;
        using var scope = NewDisposeScope();
        var read = stack(unread.Select(i => points[i].Value!.to(float64))).cpu().data<double>().ToArray();
        foreach (var (i, value) in unread.Zip(read))
            values[i] = value;
        return values;
    }

    private sealed record Unread(string Series, long Step, double Known, Tensor? Value, bool MustBeFinite);
}
