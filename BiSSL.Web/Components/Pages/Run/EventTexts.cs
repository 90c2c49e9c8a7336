using System.Globalization;
using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Events as sentences.</summary>
internal static class EventTexts
{
    /// <summary>What happened; empty for what is of no interest to people.</summary>
    public static string Of(StoredEvent e)
    {
        JsonNode detail = JsonNode.Parse(e.Detail)!;
        return e.Kind switch
        {
            EventKind.Planned => $"The plan has {Words.Many(detail["jobs"]!.AsArray().Count, "job")}.",
            EventKind.StageStarted => $"{e.Scope} began, {Words.Many((long)((double?)detail["steps"] ?? 0), "step")}.",
            EventKind.StageCompleted => $"{e.Scope} is done after {Format.Duration(TimeSpan.FromSeconds((double)detail["seconds"]!))}{Measured(detail)}.",
            EventKind.StageReused => $"{e.Scope} came from the cache{Measured(detail)}.",
            EventKind.CheckpointSaved => $"Checkpoint of {e.Scope} at step {e.Step}, {Format.Bytes((double)detail["bytes"]!)}.",
            EventKind.FeaturesStored => $"Features of {Words.Many((long)detail["images"]!, $"{detail["split"]} image")} by {e.Scope} at step {e.Step}.",
            EventKind.SettingChanged => $"{LiveSettings.Symbol((string)detail["name"]!)} {Number(detail["old"])} → {Number(detail["value"])} from step {e.Step} of {e.Scope} on.",
            EventKind.CommandTaken => Command(detail),
            EventKind.RunStarted => "Training began.",
            EventKind.RunResumed => "Training goes on from the last checkpoints.",
            EventKind.RunEnded or EventKind.StateChanged => $"The run is {detail["state"]}.{(detail["text"] is { } why ? $" {why}" : "")}",
            _ => (string?)detail["text"] ?? "",
        };
    }

    private static string Command(JsonNode detail)
    {
        if (detail["text"] is not { } answer)
            return "";
        string asked = (string?)detail["name"] is { } name ? $"{detail["kind"]} {LiveSettings.Symbol(name)} {Number(detail["value"])}" : (string)detail["kind"]!;
        return (string?)detail["state"] == "refused" ? $"Refused to {asked}: {answer}" : $"Asked to {asked}: {answer}";
    }

    private static string Measured(JsonNode detail) => detail["measured"] is JsonObject { Count: > 0 } measured
        ? $": {string.Join(", ", measured.Where(number => number.Value is JsonValue).Select(number => $"{number.Key} {Number(number.Value)}"))}"
        : "";

    // Numbers that are not finite are stored as texts.
    private static string Number(JsonNode? number) =>
        number is not JsonValue value ? ""
        : value.TryGetValue(out double x) || double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out x) ? NumberText.Of(x)
        : value.ToString();
}
