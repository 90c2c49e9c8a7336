using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Experiments;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What run this is, how it stands, and what can be done to it.</summary>
public sealed partial class RunHead
{
    private const int MostWarnings = 3;
    private const int MostTagLetters = RunTexts.MostTags * (RunTexts.LongestTag + 2);

    private IReadOnlyList<Experiment> _experiments = [];
    private string _read = "";

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ExperimentCatalog Experiments { get; init; }

    private RunSummary Run => View.Run;

    private string Since => Run.State == RunState.Queued
        ? $"waiting for {Format.Duration(Run.Queued)}"
        : $"trained {Format.Duration(Run.Running)} · ended {(Run.Ended is { } ended ? Format.Ago(ended, Time.GetUtcNow()) : "")}";

    protected override void OnParametersSet()
    {
        if (_read != Run.Id)
            (_read, _experiments) = (Run.Id, Experiments.Of(Run.Id));
    }

    private Task<bool> Rename(string name) => Annotate(name.Trim(), null);

    private Task<bool> Tag(string tags) => Annotate(null, [.. tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()]);

    private async Task<bool> Annotate(string? name, IReadOnlyList<string>? tags)
    {
        bool done = await Notices.Try(() => Actions.Annotate(Run.Id, name, tags, null));
        await OnChanged.InvokeAsync();
        return done;
    }
}
