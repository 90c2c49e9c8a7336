using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Maps;
using BiSSL.Web.Components.Pages.Run;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Latent;

/// <summary>Asks for another map, or for features of the backbone that trains now.</summary>
public sealed partial class MapForm
{
    private const string Making = "make", Embedding = "embed";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _chosen = [];
    private IReadOnlyList<FramePart> _parts = [];
    private bool _between;
    private string _method = MapOptions.Tsne;
    private double _perplexity = new MapOptions().Perplexity;
    private int _images;
    private int _seed;
    private string? _busy;
    private bool _decided;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    /// <summary>Whether the run has no map yet.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>The scopes of the run whose weights or features are stored.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<string> There { get; set; }

    [Parameter]
    public EventCallback<MapRecord> OnMade { get; set; }

    [Inject]
    public required MapActions Maps { get; init; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private ComparisonOptions Comparison => View.Comparison;

    private bool Shut => _busy is not null || !RendererInfo.IsInteractive;

    protected override void OnInitialized()
    {
        _parts = FramePart.Of(Comparison);
        _seed = Comparison.Seed;
    }

    protected override void OnParametersSet() => Propose();

    private bool IsThere(FramePart part) => There.Contains(part.Scope(_seed, Comparison));

    // Until somebody decides, what is stored by now; before anything is, what will be.
    private void Propose()
    {
        if (_decided)
            return;
        string[] there = [.. _parts.Where(IsThere).Select(part => part.Part)];
        _chosen.Clear();
        _chosen.UnionWith(FramePart.Usual(there.Length > 0 ? there : [.. _parts.Select(part => part.Part)]));
    }

    private void Choose(FramePart part, bool wanted)
    {
        _decided = true;
        if (wanted)
            _chosen.Add(part.Part);
        else
            _chosen.Remove(part.Part);
    }

    private Task Make() => Do(Making, async () =>
    {
        if (_chosen.Count == 0)
            throw new RequestFault(StatusCodes.Status400BadRequest, "Choose whose features the map is to show.");
        await OnMade.InvokeAsync(Maps.Create(View.Run.Id, new MapOptions
        {
            Method = _method,
            Frames = [.. _parts.Select(part => part.Part).Where(_chosen.Contains)],
            Between = _between,
            Seed = _seed,
            Images = _images,
            Perplexity = _perplexity,
        }));
    });

    private Task Embed() => Do(Embedding, async () =>
        Notices.Tell(await Actions.Answer(Actions.Send(View.Run.Id, CommandKind.Embed), s_patience, CancellationToken.None), "The features are stored."));

    private async Task Do(string what, Func<Task> work)
    {
        if (_busy is not null)
            return;
        _busy = what;
        await Notices.Try(work);
        _busy = null;
    }
}
