using System.Diagnostics;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Hosting;

/// <summary>
/// Has the maps of features made, one at a time, each by a process of its own: every second it marks those whose process is gone, and starts the next. As
/// with the runs, it keeps nothing in memory that the store does not have.
/// </summary>
public sealed partial class MapService(RunStore store, TrainerProcesses trainers, DiskFloor disk, TimeProvider time, ILogger<MapService> log) : Lookout(time, log)
{
    private readonly MapStore _maps = new(store);

    protected override void Look()
    {
        MapReconciliation.Of(store);
        bool busy = _maps.In(MapState.Waiting, MapState.Running).Any(map => map.Process is not null);
        if (!busy && !disk.Reached && _maps.Waiting() is [var next, ..])
            Launch(next);
    }

    private void Launch(MapRecord map)
    {
        using Process process = trainers.StartMap(map.Run, map.Id);
        if (ProcessIdentity.Find(process.Id) is { } identity)
            _maps.Launched(map.Run, map.Id, identity);
        Starting(map.Id, map.Run, process.Id);
    }

    [LoggerMessage(LogLevel.Information, "Making map {Map} of run {Run} in process {Process}")]
    private partial void Starting(string map, string run, int process);
}
