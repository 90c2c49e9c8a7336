using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests;

/// <summary>Remembers the events and numbers that one thread reported.</summary>
internal sealed class Recorder : IRunReporter
{
    public List<RunEvent> Events { get; } = [];

    public IEnumerable<string> Warnings => Events.Where(e => e.Kind == EventKind.Warning).Select(e => (string)e.Detail["text"]!);

    public List<RecordedPoint> Points { get; } = [];

    public void Point(string scope, string series, long step, double value) => Points.Add(new RecordedPoint(scope, series, step, value));

    public void Vector(string scope, string series, long step, IReadOnlyList<double> values) =>
        Points.AddRange(values.Select(value => new RecordedPoint(scope, series, step, value)));

    public void Happened(RunEvent what) => Events.Add(what);

    public void Progress(string scope, string stage, long done, long total, double stepsPerSecond) { }

    public void Flush() { }
}
