using System.Text.Json.Nodes;

namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>Something that happened in a run.</summary>
/// <param name="Scope">The part of the run it belongs to; "" is the whole run.</param>
/// <param name="Step">The step of that scope at which it happened; 0 where steps mean nothing.</param>
/// <param name="Detail">What a reader needs to know, by name.</param>
/// <param name="Key">If given, the run keeps one event with this key: give one to every event that a resumed run reports again.</param>
public sealed record RunEvent(EventKind Kind, string Scope, long Step, JsonObject Detail, string? Key = null)
{
    /// <summary>An event whose detail is one sentence under "text".</summary>
    public static RunEvent Said(EventKind kind, string scope, long step, string text, string? key = null) =>
        new(kind, scope, step, new JsonObject { ["text"] = text }, key);

    /// <summary>The mark of a setting that a command changed. Report it before the first step that uses the new value.</summary>
    public static RunEvent Changed(AppliedSetting setting, double old) =>
        new(EventKind.SettingChanged, setting.Scope, setting.Step, new JsonObject
        {
            ["name"] = setting.Name,
            ["old"] = old,
            ["value"] = setting.Value,
            ["command"] = setting.Command,
        }, $"setting/{setting.Command}/{setting.Scope}");
}
