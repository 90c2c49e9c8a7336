using System.Diagnostics;
using BiSSL.Training.Pipeline.Reporting.Maps;

namespace BiSSL.Training.Runs.Maps;

/// <summary>
/// One process making one map, from its first sign of life to the last word. Progress goes to the store twice a second, on a thread of its own, which also
/// looks whether somebody wants it to end. Disposed without <see cref="End"/>, the map is marked failed.
/// </summary>
public sealed class MapSession : IMapReporter, IDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(500);

    private readonly MapStore _maps;
    private readonly MapFiles _files;
    private readonly CancellationTokenSource _cancel = new();
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;
    private volatile MapProgress _progress = new(MapPhase.Starting);
    private long _drawn;
    private bool _ended;

    private MapSession(MapStore maps, MapRecord map)
    {
        (_maps, Map, _files) = (maps, map, maps.Files(map.Run, map.Id));
        _thread = new Thread(Work) { Name = $"map {map.Id} heartbeat", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The map as it was when the session began.</summary>
    public MapRecord Map { get; }

    /// <summary>Cancelled once somebody asks the map to end.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>Takes a map that waits and marks it Running.</summary>
    /// <exception cref="UserError">It does not wait any more.</exception>
    public static MapSession Begin(RunStore store, string run, string map)
    {
        var maps = new MapStore(store);
        return new MapSession(maps, maps.Begin(run, map));
    }

    public void Progress(MapProgress progress) => _progress = progress;

    public void Points(int[] labels, int[] images) => _files.WritePoints(labels, images);

    /// <summary>Written when the last ones are half a second old, or the frame's work is done.</summary>
    public void Positions(int frame, float[] x, float[] y, bool isLast)
    {
        if (!isLast && _drawn != 0 && Stopwatch.GetElapsedTime(_drawn) < s_pace)
            return;
        _files.WritePositions(frame, x, y);
        _drawn = Stopwatch.GetTimestamp();
    }

    public void Frame(int frame, MapFrame points) => _files.WriteFrame(frame, points);

    public void Neighbours(int frame, int[] indices, float[] distances) => _files.WriteNeighbours(frame, indices, distances);

    public void Thumbnails(int sheet, byte[] jpeg) => _files.WriteThumbnails(sheet, jpeg);

    public void Result(MapResult result) => _maps.Result(Map.Run, Map.Id, result);

    /// <summary>Says how it ended.</summary>
    /// <param name="state">Completed, Cancelled or Failed.</param>
    /// <param name="error">Why it failed, in a sentence.</param>
    public void End(MapState state, string? error = null)
    {
        Rest();
        _maps.Beat(Map.Run, Map.Id, _progress);
        _maps.End(Map.Run, Map.Id, state, error);
        _ended = true;
    }

    public void Dispose()
    {
        Rest();
        if (!_ended)
            _maps.End(Map.Run, Map.Id, MapState.Failed, "The maker of the map left without a word.");
        _cancel.Dispose();
    }

    private void Rest()
    {
        _end.Set();
        _thread.Join();
    }

    private void Work()
    {
        do
        {
            try
            {
                if (_maps.Beat(Map.Run, Map.Id, _progress))
                    _cancel.Cancel();
            }
            catch (UserError)
            {
                // A beat that cannot be written is missed; the next one may be.
            }
        }
        while (!_end.Wait(s_pace));
    }
}
