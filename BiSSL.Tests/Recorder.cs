using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests;

/// <summary>Remembers the events that were reported.</summary>
internal sealed class Recorder : IRunReporter
{
    public List<RunEvent> Events { get; } = [];

    public IEnumerable<string> Warnings => Events.Where(e => e.Kind == EventKind.Warning).Select(e => (string)e.Detail["text"]!);

    public void Point(string scope, string series, long step, double value) { }

    public void Vector(string scope, string series, long step, IReadOnlyList<double> values) { }

    public void Happened(RunEvent what) => Events.Add(what);

    public void Progress(string scope, string stage, long done, long total, double stepsPerSecond) { }

    public void Flush() { }
}
