using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Diagnosis;
using BiSSL.Web.Components.Charts;
using BiSSL.Web.Components.Pages.Run.Searches;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What one seed and arm do now: is it healthy, and why.</summary>
public sealed partial class Live
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(2);

    private BisslCharts _bissl = null!;
    private PretextCharts _pretext = null!;
    private FineTuneCharts _fineTune = null!;
    private ChartSpec _search = null!;
    private MachineCharts _machine = null!;
    private Evaluations _evaluations = null!;
    private string? _named;
    private Several<string>? _layers;
    private ArmScope? _watched;
    private SignalTail? _signals;
    private IReadOnlyList<Finding> _findings = [];
    private long _seen;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Parameter, EditorRequired]
    public required ArmScope Scope { get; set; }

    /// <summary>Whether somebody chose the scope; otherwise it follows what trains.</summary>
    [Parameter]
    public bool Chosen { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    private string Id => View.Run.Id;

    private RunOptions Options => View.Options;

    // Whether the arm is BiSSL and its stage has begun: before that its charts have nothing to show.
    private bool InBissl => Scope.Arm == "bissl" && View.HasBegun(Scope.Bissl);

    // The same of any arm: they share these charts.
    private bool InFineTuning => ArmScope.All(View.Comparison).Any(scope => View.HasBegun(scope.FineTune));

    private ChartSpec Main => InBissl ? _bissl.Losses : Scope.Backbone is null ? View.Searches ? _search : _fineTune.Accuracy : _pretext.Loss;

    private bool WarmupCached => Scope.Trained.Contains(Scope.Warmup) && View.Jobs.Any(job => job.Job.Scope == Scope.Warmup && job.State == JobState.Reused);

    private bool HasSmallBatches => Options.Data.UnlabelledCount > Options.Pretext.Batch && Options.Data.UnlabelledCount % Options.Pretext.Batch > 1;

    // The width of the pretext training's smaller charts.
    private string Beside => Main.Id == _pretext.Loss.Id ? "c6" : "c3";

    protected override void OnParametersSet()
    {
        EpochSteps epochs = EpochSteps.Of(Options);
        if (InBissl && _named != Scope.Bissl)
            (_named, _layers) = (Scope.Bissl, BisslCharts.LayersOf(new RunReader(Store, Id), Scope.Bissl));
        _bissl = new(Id, Scope.Bissl, epochs.Bissl, _layers);
        _pretext = new(Id, Scope, View.Comparison, epochs.Pretext);
        _fineTune = new(Id, View.Comparison, ScoreNames.Of(Options.Data.Name));
        _search = SearchCharts.Best(Id, View.Comparison);
        _machine = new(Id);
        _evaluations = new(Id, Scope, ScoreNames.Of(Options.Data.Name));
        if (_watched != Scope)
            (_watched, _signals, _findings) = (Scope, Scope.Arm == "bissl" ? new(new RunReader(Store, Id), Options, Scope) : null, []);
    }

    protected override async Task Follow(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(s_pace);
        try
        {
            do
            {
                if (await Judge())
                    StateHasChanged();
            }
            while (await timer.WaitForNextTickAsync(closed));
        }
        catch (UserError e) when (e.InnerException is null)
        {
            // The run was deleted; the page says so.
        }
    }

    /// <returns>Whether anything is another than before.</returns>
    private async Task<bool> Judge()
    {
        if (_signals is not { } signals || (_findings.Count > 0 && _seen == View.Run.LastSeq))
            return false;
        _seen = View.Run.LastSeq;
        double lambda = Setting.Of(Store, Id, Options.Bilevel).First(setting => setting.Name == LiveSettings.Lambda).Present;
        // Not on the page's own thread: a long run takes a while to read, and its charts must not wait for that.
        IReadOnlyList<Finding> findings = await Task.Run(() => Diagnoses.Of(signals.Read(lambda)));
        if (signals != _signals || findings.SequenceEqual(_findings))
            return false;
        _findings = findings;
        return true;
    }
}
