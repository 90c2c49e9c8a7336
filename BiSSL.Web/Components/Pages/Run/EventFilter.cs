using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Kinds of events that belong together for a reader.</summary>
internal sealed record EventFilter(string Name, IReadOnlyList<EventKind> Kinds)
{
    public static IReadOnlyList<EventFilter> All { get; } =
    [
        new("everything", []),
        new("what people did", [EventKind.CommandTaken, EventKind.SettingChanged, EventKind.StateChanged]),
        new("stages", [EventKind.Planned, EventKind.StageStarted, EventKind.StageCompleted, EventKind.StageReused]),
        new("checkpoints and features", [EventKind.CheckpointSaved, EventKind.FeaturesStored]),
        new("messages and warnings", [EventKind.Log, EventKind.Warning, EventKind.Result]),
    ];
}
