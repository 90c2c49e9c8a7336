using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Catalog.Maps;

/// <summary>Everything that pages and scripts may know of the maps of features.</summary>
public sealed class MapCatalog(RunStore store)
{
    private readonly MapStore _maps = new(store);

    /// <summary>The maps of a run, newest first.</summary>
    public IReadOnlyList<MapRecord> Of(string run) => _maps.Of(run);

    /// <summary>The scopes of a run that a map can be made of now: their weights or features are stored.</summary>
    public IReadOnlySet<string> Sources(string run, IReadOnlyList<JobProgress> jobs) =>
        jobs.Where(job => job.State is JobState.Done or JobState.Reused).Select(job => job.Job.Scope)
            .Concat(new RunReader(store, run).Events(EventKind.FeaturesStored).Select(e => e.Scope)).ToHashSet();

    /// <exception cref="RequestFault">There is none.</exception>
    public MapRecord Existing(string run, string map)
    {
        try
        {
            return _maps.Get(run, map);
        }
        catch (UserError e) when (e.InnerException is null)
        {
            throw new RequestFault(StatusCodes.Status404NotFound, $"Run {run} has no map {map}.");
        }
    }

    public MapSummary Summary(MapRecord map)
    {
        MapResult? result = map.Result;
        return new MapSummary
        {
            Id = map.Id,
            Run = map.Run,
            State = map.State,
            Error = map.Error,
            Progress = map.Progress,
            Ready = MapReady.Of(Files(map), result),
            Options = map.Options,
            Result = result,
            Created = map.Created,
            Ended = map.Ended,
        };
    }

    public MapStatus Status(MapRecord map) => new(map.State, map.Error, map.Progress, MapReady.Of(Files(map), map.Result));

    public MapFiles Files(MapRecord map) => _maps.Files(map.Run, map.Id);

    /// <summary>What a map holds.</summary>
    /// <exception cref="RequestFault">That is not known yet.</exception>
    public static MapResult Result(MapRecord map) => map.Result ?? throw NotYet(map);

    /// <summary>A frame of a map.</summary>
    /// <exception cref="RequestFault">It has no such frame.</exception>
    public static int Frame(MapRecord map, int frame) => frame >= 0 && frame < Result(map).Frames.Count
        ? frame
        : throw new RequestFault(StatusCodes.Status404NotFound, $"Map {map.Id} has no frame {frame}; its {Result(map).Frames.Count} frames count from 0.");

    /// <summary>A file of a map.</summary>
    /// <exception cref="RequestFault">It is not there yet.</exception>
    public static string There(MapRecord map, string path) => File.Exists(path) ? path : throw NotYet(map);

    private static RequestFault NotYet(MapRecord map) => new(StatusCodes.Status404NotFound, map.HasEnded
        ? $"Map {map.Id} ended before it had that."
        : $"Map {map.Id} does not have that yet; it is being made.");
}
