using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Api;

/// <summary>What can be set, where it may start, and whether it fits together.</summary>
internal static class OptionsApi
{
    public static void MapOptions(this RouteGroupBuilder api)
    {
        api.MapGet("/options", () => OptionTree.Leaves.Select(OptionMessage.Of));
        api.MapGet("/presets", (string? dataset) => Preset.All.Select(preset => PresetMessage.Of(preset, dataset ?? preset.Dataset)));
        api.MapPost("/options/validate", (NewRunRequest request, RunActions actions) => DraftMessage.Of(actions.Draft(request)));
        api.MapPost("/estimate", (NewRunRequest request, RunActions actions, Estimates estimates) => estimates.Of(actions.Faultless(request).Options));
    }
}

/// <summary>A preset as it is sent.</summary>
public sealed record PresetMessage(string Name, string Summary, string Dataset, JsonNode Options)
{
    public static PresetMessage Of(Preset preset, string dataset) =>
        new(preset.Name, preset.Summary, dataset, JsonNode.Parse(OptionsJson.Write(preset.Make(dataset)))!);
}

/// <summary>Checked options as they are sent.</summary>
public sealed record DraftMessage(JsonNode Options, IReadOnlyList<OptionChange> Differences, IReadOnlyList<FaultMessage> Faults)
{
    public static DraftMessage Of(RunDraft draft) =>
        new(JsonNode.Parse(OptionsJson.Write(draft.Options))!, draft.Differences, [.. draft.Faults.Select(FaultMessage.Of)]);
}
