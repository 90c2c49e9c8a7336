using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;
using BiSSL.Web.Hosting;

namespace BiSSL.Web.Catalog.Maps;

/// <summary>What people and scripts may do to maps.</summary>
public sealed class MapActions(RunStore store, RunActions runs, MapCatalog catalog, DiskFloor disk)
{
    private const int MostWaiting = 20;

    private readonly MapStore _maps = new(store);

    /// <summary>A new map of a run's features, made as soon as those before it are. Asked for twice, it is the one that is on its way.</summary>
    /// <exception cref="RequestFault">The options are wrong, too many wait already, or the disk is full.</exception>
    public MapRecord Create(string run, MapOptions options)
    {
        string id = runs.Existing(run).Id;
        if (Underway(id, options) is { } same)
            return same;
        disk.Require();
        if (_maps.In(MapState.Waiting).Count >= MostWaiting)
            throw new RequestFault(StatusCodes.Status409Conflict, $"{MostWaiting} maps are waiting already; let some finish or cancel some first.");
        try
        {
            return _maps.Add(id, options);
        }
        catch (UserError e) when (e.InnerException is null)
        {
            throw new RequestFault(StatusCodes.Status400BadRequest, e.Message);
        }
    }

    /// <summary>Ends a map with what it has; one that has ended stays as it is.</summary>
    /// <exception cref="RequestFault">There is none.</exception>
    public MapRecord Cancel(string run, string map)
    {
        MapRecord found = catalog.Existing(run, map);
        return _maps.Cancel(found.Run, found.Id);
    }

    /// <summary>Removes a map with its files.</summary>
    /// <exception cref="UserError">It is being made.</exception>
    public void Delete(string run, string map)
    {
        MapRecord found = catalog.Existing(run, map);
        _maps.Delete(found.Run, found.Id);
    }

    private MapRecord? Underway(string run, MapOptions options) =>
        _maps.Of(run).FirstOrDefault(map => !map.HasEnded && !map.CancelAsked && MapJson.Write(map.Options) == MapJson.Write(options));
}
