using System.Globalization;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Cli.Progress;

/// <summary>Passes every report on to the store, and shows people the part they want to see at once.</summary>
/// <param name="score">What fine-tuning is scored by.</param>
internal sealed class WatchedReporter(IRunReporter store, IProgressView view, string score) : IRunReporter
{
    private int _stages;
    private int _ended;

    public void Point(string scope, string series, long step, double value) => store.Point(scope, series, step, value);

    public void Vector(string scope, string series, long step, IReadOnlyList<double> values) => store.Vector(scope, series, step, values);

    public void Happened(RunEvent what)
    {
        store.Happened(what);
        if (what.Kind == EventKind.Planned)
            _stages = what.Detail["jobs"]!.AsArray().Count;
        if (Sentence(what) is { } sentence)
            view.Say(what.Scope.Length > 0 ? $"{Times.Label(what.Scope, what.Scope)}: {sentence}" : sentence);
    }

    public void Progress(string scope, string stage, long done, long total, double stepsPerSecond)
    {
        store.Progress(scope, stage, done, total, stepsPerSecond);
        view.Update(scope, stage, done, total, stepsPerSecond);
    }

    public void Flush() => store.Flush();

    private string? Sentence(RunEvent what) => what.Kind switch
    {
        EventKind.Warning => $"warning: {what.Detail["text"]}",
        EventKind.Log or EventKind.CommandTaken => what.Detail["text"]?.ToString(),
        EventKind.StageCompleted => Ended("done", what.Detail),
        EventKind.StageReused => Ended("done before", what.Detail),
        EventKind.SettingChanged => $"{what.Detail["name"]} is now {what.Detail["value"]}, from step {what.Step}",
        _ => null,
    };

    private string Ended(string how, JsonObject detail)
    {
        var measured = detail["measured"] as JsonObject;
        var accuracy = measured?["top1"] is { } top1 ? Percent(score, top1) : measured?["probe"] is { } probe ? Percent("probe", probe) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{how}{accuracy} ({Interlocked.Increment(ref _ended)} of {Words.Many(_stages, "stage")})");
    }

    private static string Percent(string name, JsonNode value) => string.Create(CultureInfo.InvariantCulture, $", {name} {(double)value:0.0} %");
}
