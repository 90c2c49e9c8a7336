using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Pages.New;
using BiSSL.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BiSSL.Web.Components.Pages;

/// <summary>The form for a new run. What is typed is checked a moment later; a reload of the page does not lose it.</summary>
public sealed partial class NewRun
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<string> _open = [OptionTree.Groups[0].Path];
    private Beginning _begin = new(new Origin(Preset.All[0]), null, null);
    private RunForm _form = new(new Origin(Preset.All[0]));
    private OptionFilter _filter = OptionFilter.None;
    private Estimate? _estimate;
    private CancellationTokenSource _typing = new();
    private string? _address, _asked, _wanted, _noEstimate;
    private bool _ready, _restored, _queueing, _estimating, _gone;

    /// <summary>The run to make another like.</summary>
    [SupplyParameterFromQuery(Name = "parent")]
    public string? ParentId { get; set; }

    [SupplyParameterFromQuery(Name = "preset")]
    public string? PresetName { get; set; }

    /// <summary>Options to fill in, each as path=value.</summary>
    [SupplyParameterFromQuery(Name = "set")]
    public string[]? Settings { get; set; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required Estimates Estimates { get; init; }

    [Inject]
    public required Devices Devices { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required Script Script { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Under which the browser keeps what is typed: each address has a form of its own.</summary>
    private string Key => $"bissl.new{new Uri(Navigation.Uri).Query}";

    private bool Locked => !_ready || _form.JsonFaults.Count > 0;

    private IEnumerable<(OptionGroup Group, IReadOnlyList<OptionLeaf> Shown)> Sections =>
        from each in OptionTree.Groups
        let shown = _filter.IsNone ? each.Leaves : [.. each.Leaves.Where(leaf => _filter.Fits(leaf, _form))]
        where shown.Count > 0
        select (each, shown);

    public void Dispose()
    {
        _gone = true;
        _form.Changed -= Typed;
        _typing.Cancel();
        _typing.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (_address == Key)
            return;
        (_address, _ready) = (Key, false);
        Begin();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wanted is { } wanted)
        {
            _wanted = null;
            await Script.Call("focusOn", OptionField.IdOf(wanted));
        }

        if (_asked == _address)
            return;
        _asked = _address;
        await TakeUp();
    }

    private void Begin()
    {
        _form.Changed -= Typed;
        _begin = Beginning.Of(Actions, ParentId, PresetName);
        _form = new RunForm(_begin.Origin);
        if (_begin.Parent?.Parent is { } run)
            _form.TypeTags(string.Join(", ", run.Tags));
        _form.Take(Settings ?? []);
        _form.Changed += Typed;
        (_restored, _estimate) = (false, null);
        Check();
    }

    /// <summary>Goes on with what an earlier page of this tab kept.</summary>
    private async Task TakeUp()
    {
        string? text;
        try
        {
            text = await Script.Call<string?>("kept", _address);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            return; // The page is gone.
        }

        if (_gone)
            return;
        _ready = true;
        if (KeptForm.Read(text) is { } kept)
            Restore(kept);
        await Estimated(_typing.Token);
    }

    private void Restore(KeptForm kept)
    {
        if (kept.Preset is { } name && Preset.Find(name) is { } preset)
            _form.Choose(new Origin(preset));
        _form.Restore(kept);
        _restored = kept.HasTexts;
        Check();
    }

    private async Task StartAfresh()
    {
        await Script.Call("keep", _address, null);
        Begin();
        await Estimated(_typing.Token);
    }

    // Each key waits a moment for the next, so that fast typing costs one check.
    private void Typed()
    {
        _typing.Cancel();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        _ = InvokeAsync(() => Later(_typing.Token));
    }

    private async Task Later(CancellationToken newer)
    {
        try
        {
            await Task.Delay(s_pause, newer);
            Check();
            StateHasChanged();
            await Script.Call("keep", _address, _form.Keep().Write());
            await Estimated(newer);
        }
        catch (OperationCanceledException)
        {
            // More was typed, or the page was closed.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private void Check()
    {
        try
        {
            _form.Faults = Actions.Draft(_form.Request()).Faults;
        }
        catch (Exception e) when (e is UserError or RequestFault)
        {
            _form.Faults = [new OptionFault("parent", "", e.Message)];
        }
    }

    private async Task Estimated(CancellationToken newer)
    {
        if (!_form.IsFine)
        {
            _estimate = null;
            StateHasChanged();
            return;
        }

        _estimating = true;
        NewRunRequest request = _form.Request();
        (Estimate? estimate, string? fault) = await Task.Run(() => EstimateOf(request), newer);
        if (newer.IsCancellationRequested)
            return;
        (_estimate, _noEstimate, _estimating) = (estimate, fault, false);
        StateHasChanged();
    }

    private (Estimate? Estimate, string? Fault) EstimateOf(NewRunRequest request)
    {
        try
        {
            return (Estimates.Of(Actions.Draft(request).Options), null);
        }
        catch (Exception e) when (e is UserError or RequestFault)
        {
            return (null, e.Message);
        }
    }

    private async Task Queue()
    {
        if (_queueing)
            return; // The second half of a double click is on its way before the button is seen as disabled.
        Check();
        if (!_form.IsFine)
        {
            ShowFirstFault();
            return;
        }

        _queueing = true;
        await _typing.CancelAsync();
        try
        {
            RunRecord run = Actions.Create(_form.Request());
            await Script.Call("keep", _address, null);
            Navigation.NavigateTo($"/runs/{run.Id}");
        }
        catch (Exception e) when (e is UserError or RequestFault)
        {
            _queueing = false;
            Check();
            Notices.Refused(e.Message);
        }
    }

    private void Find(string words) => _filter = _filter with { Words = words };

    private void Toggle(string group)
    {
        if (!_open.Remove(group))
            _open.Add(group);
    }

    private void OpenOrCloseAll()
    {
        if (_open.Count > 0)
            _open.Clear();
        else
            _open.UnionWith(OptionTree.Groups.Select(group => group.Path));
    }

    private void ShowFirstFault() => Show(_form.JsonFaults.Count > 0 ? JsonPanel.Field : _form.Faults[0].Path);

    /// <summary>Leads to a field, whether its section is open or not.</summary>
    private void Show(string path)
    {
        _wanted = path;
        if (OptionTree.Find(path) is not { } leaf || leaf.Group.Length == 0)
            return;
        _open.Add(leaf.Group);
        if (!_filter.IsNone && !_filter.Fits(leaf, _form))
            _filter = OptionFilter.None;
    }
}
