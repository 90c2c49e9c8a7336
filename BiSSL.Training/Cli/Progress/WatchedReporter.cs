using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Cli.Progress;

/// <summary>Passes every report on to the store, and shows people the part they want to see at once.</summary>
internal sealed class WatchedReporter(IRunReporter store, IProgressView view) : IRunReporter
{
    public void Point(string scope, string series, long step, double value) => store.Point(scope, series, step, value);

    public void Vector(string scope, string series, long step, IReadOnlyList<double> values) => store.Vector(scope, series, step, values);

    public void Happened(RunEvent what)
    {
        store.Happened(what);
        if (Sentence(what) is { } sentence)
            view.Say(what.Scope.Length > 0 ? $"{Times.Label(what.Scope, what.Scope)}: {sentence}" : sentence);
    }

    public void Progress(string scope, string stage, long done, long total, double stepsPerSecond)
    {
        store.Progress(scope, stage, done, total, stepsPerSecond);
        view.Update(scope, stage, done, total, stepsPerSecond);
    }

    public void Flush() => store.Flush();

    private static string? Sentence(RunEvent what) => what.Kind switch
    {
        EventKind.Warning => $"warning: {what.Detail["text"]}",
        EventKind.Log or EventKind.CommandTaken => what.Detail["text"]?.ToString(),
        EventKind.StageReused => "taken from the cache",
        EventKind.SettingChanged => $"{what.Detail["name"]} is now {what.Detail["value"]}, from step {what.Step}",
        _ => null,
    };
}
