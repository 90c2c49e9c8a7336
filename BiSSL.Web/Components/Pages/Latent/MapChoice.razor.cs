using System.Globalization;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;
using BiSSL.Web.Catalog.Maps;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Latent;

/// <summary>Which of a run's maps is shown, and the end of it.</summary>
public sealed partial class MapChoice
{
    private bool _busy;

    [Parameter, EditorRequired]
    public required IReadOnlyList<MapRecord> Maps { get; set; }

    [Parameter, EditorRequired]
    public required MapRecord Shown { get; set; }

    [Parameter]
    public EventCallback<MapRecord> OnChosen { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required MapActions Actions { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    private bool Shut => _busy || !RendererInfo.IsInteractive;

    private static string Words(MapRecord map)
    {
        MapOptions options = map.Options;
        string method = options.Method == MapOptions.Tsne ? string.Create(CultureInfo.InvariantCulture, $"t-SNE {options.Perplexity}") : "PCA";
        string[] frames = [.. map.Result?.Frames.Select(frame => frame.Title) ?? options.Frames];
        string shown = frames.Length > 2 ? $"{frames[0]} → {frames[^1]}, {frames.Length} frames" : string.Join(" → ", frames);
#pragma warning disable CA1308 // A word for people.
        string state = map.State == MapState.Completed ? "" : $" · {map.State.ToString().ToLowerInvariant()}";
#pragma warning restore CA1308
        return $"{Format.Moment(map.Created)} · {method} · {shown}{state}";
    }

    private Task Choose(string id) => Maps.FirstOrDefault(map => map.Id == id) is { } map ? OnChosen.InvokeAsync(map) : Task.CompletedTask;

    private Task Cancel() => Do(() => Actions.Cancel(Shown.Run, Shown.Id));

    private async Task Delete()
    {
        if (await Notices.Confirm("Delete this map?", "Its positions and thumbnails are removed; the features it shows stay.", "Delete it"))
            await Do(() => Actions.Delete(Shown.Run, Shown.Id));
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
