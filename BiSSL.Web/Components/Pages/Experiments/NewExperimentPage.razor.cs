using BiSSL.Training.Experiments;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Experiments;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>Puts an experiment together, checked while one types.</summary>
public sealed partial class NewExperimentPage
{
    private readonly DesignForm _form = new();
    private ExperimentPlan _plan = null!;
    private TimeSpan? _time;
    private bool _busy;

    [Inject]
    public required ExperimentActions Actions { get; init; }

    [Inject]
    public required Estimates Estimates { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool Shut => _busy || !RendererInfo.IsInteractive;

    private int Trainings => _plan.Runs.Count * _form.Arms.Count * _form.Seeds;

    // Said before the start, when seeds can still be added.
    private string Power => VerdictWords.Power(_form.Seeds, Math.Max(1, _form.Datasets.Count), Math.Max(1, Way.Telling([.. _form.Arms]).Count));

    protected override void OnInitialized() => Check();

    private void Choose(string arm, bool wanted)
    {
        _form.Choose(arm, wanted);
        Check();
    }

    private void Check()
    {
        _plan = Actions.Plan(_form.Design);
        _time = _plan.Faults.Count > 0 ? null : new TimeSpan(_plan.Runs.Sum(run => Estimates.Of(run.Options).Time.Ticks));
    }

    private async Task Queue()
    {
        if (_busy)
            return;
        _busy = true;
        if (!await Notices.Try(() => Navigation.NavigateTo($"/experiments/{Actions.Create(_form.Design).Id}")))
            _busy = false;
    }
}
