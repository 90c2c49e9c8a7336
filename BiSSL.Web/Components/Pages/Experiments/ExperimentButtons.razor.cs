using BiSSL.Training;
using BiSSL.Web.Catalog.Experiments;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>What can be done to an experiment in its present state.</summary>
public sealed partial class ExperimentButtons
{
    private bool _busy;
    private int _seeds;
    private string _of = "";

    [Parameter, EditorRequired]
    public required ExperimentSummary Experiment { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required ExperimentActions Actions { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool Shut => _busy || !RendererInfo.IsInteractive;

    protected override void OnParametersSet()
    {
        if (_of == Experiment.Id && _seeds > Experiment.Seeds)
            return;
        (_of, _seeds) = (Experiment.Id, Experiment.Seeds + 5);
    }

    private Task Continue() => Do(() => Notices.Done($"{Words.Many(Actions.Continue(Experiment.Id), "run")} queued."));

    private Task Stop() => Do(() => Notices.Done($"{Words.Many(Actions.Stop(Experiment.Id), "run")} will stop; what is done is kept."));

    private Task Add() => Do(() => Actions.WithSeeds(Experiment.Id, _seeds));

    private async Task Delete()
    {
        if (_busy || !await Notices.Confirm("Delete this experiment?", "Its table goes for good; its runs and what they trained stay.", "Delete"))
            return;
        if (await Notices.Try(() => Actions.Delete(Experiment.Id)))
            Navigation.NavigateTo("/experiments");
    }

    private async Task Do(Action work)
    {
        if (_busy)
            return;
        _busy = true;
        await Notices.Try(work);
        _busy = false;
        await OnChanged.InvokeAsync();
    }
}
