using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>What happened in a run, and what its process printed. Follows both.</summary>
public sealed partial class EventLog
{
    private const int Most = 500, AtOnce = 1000, OutputBytes = 32 * 1024;
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    // Newest first: a box that is filled from its end stays at its end by itself.
    private readonly LinkedList<(StoredEvent Event, string Text)> _lines = [];
    private EventFilter _filter = EventFilter.All[0];
    private long _seen;
    private string _output = "";

    [Parameter, EditorRequired]
    public required string Run { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    protected override void OnInitialized() => Read();

    protected override async Task Follow(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(s_pace);
        try
        {
            while (await timer.WaitForNextTickAsync(closed))
            {
                if (Read())
                    StateHasChanged();
            }
        }
        catch (UserError e) when (e.InnerException is null)
        {
            // The run was deleted; the page says so.
        }
    }

    private void Show(ChangeEventArgs change)
    {
        _filter = EventFilter.All.First(filter => filter.Name == (string)change.Value!);
        _lines.Clear();
        _seen = 0;
        Read();
    }

    /// <returns>Whether there is anything new.</returns>
    private bool Read()
    {
        var reader = new RunReader(Store, Run);
        string output = LogTail.Read(Store.Paths.Log(Run), OutputBytes);
        bool changed = output != _output;
        _output = output;
        for (RunBatch batch = Next(reader); batch.Seq > _seen; batch = Next(reader))
        {
            _seen = batch.Seq;
            changed |= batch.Events.Count > 0;
            foreach (StoredEvent e in batch.Events)
                Add(e);
        }

        return changed;
    }

    private RunBatch Next(RunReader reader) => reader.EventsSince(_seen, _filter.Kinds, AtOnce);

    private void Add(StoredEvent e)
    {
        if (EventTexts.Of(e) is { Length: > 0 } text)
            _lines.AddFirst((e, text));
        if (_lines.Count > Most)
            _lines.RemoveLast();
    }
}
