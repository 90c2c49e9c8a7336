using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Maps;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BiSSL.Web.Api;

/// <summary>Features of a run, and maps of them: make, look at, cancel, delete, and their points.</summary>
internal static class MapsApi
{
    private const string Binary = "application/octet-stream";

    public static void MapMaps(this RouteGroupBuilder run)
    {
        run.MapGet("/features", (string id, RunStore store) => StoredFeatures.Of(store, id));
        RouteGroupBuilder maps = run.MapGroup("/maps");
        maps.MapGet("", (string id, MapCatalog catalog) => catalog.Of(id).Select(catalog.Summary));
        maps.MapPost("", Created<MapSummary> (string id, MapOptions body, MapActions actions, MapCatalog catalog) =>
        {
            MapRecord made = actions.Create(id, body);
            return TypedResults.Created($"/api/runs/{made.Run}/maps/{made.Id}", catalog.Summary(made));
        });
        maps.MapGet("/{map}", (string id, string map, MapCatalog catalog) => catalog.Summary(catalog.Existing(id, map)));
        maps.MapDelete("/{map}", NoContent (string id, string map, MapActions actions) =>
        {
            actions.Delete(id, map);
            return TypedResults.NoContent();
        });
        maps.MapPost("/{map}/cancel", (string id, string map, MapActions actions, MapCatalog catalog) => catalog.Summary(actions.Cancel(id, map)));
        maps.MapGroup("/{map}").MapPoints();
    }

    private static void MapPoints(this RouteGroupBuilder map)
    {
        map.MapGet("/points", (string id, string map, MapCatalog catalog) => Send(catalog, id, map, (files, _) => files.Points));
        map.MapGet("/positions", (string id, string map, int frame, MapCatalog catalog) =>
            Send(catalog, id, map, (files, known) => files.Positions(MapCatalog.Frame(known, frame))));
        map.MapGet("/frames/{frame:int}", (string id, string map, int frame, MapCatalog catalog) =>
            Send(catalog, id, map, (files, known) => files.Frame(MapCatalog.Frame(known, frame))));
        map.MapGet("/thumbnails/{sheet:int}", Thumbnails);
        map.MapGet("/neighbours/{point:int}", Neighbours);
        map.MapGet("/flips", Flips);
        map.MapGet("/csv", Csv);
    }

    private static PhysicalFileHttpResult Send(MapCatalog catalog, string id, string map, Func<MapFiles, MapRecord, string> file, string type = Binary)
    {
        MapRecord known = catalog.Existing(id, map);
        return TypedResults.PhysicalFile(MapCatalog.There(known, file(catalog.Files(known), known)), type);
    }

    private static PhysicalFileHttpResult Thumbnails(string id, string map, int sheet, MapCatalog catalog, HttpResponse response)
    {
        PhysicalFileHttpResult found = Send(catalog, id, map, (files, _) => files.Thumbnails(sheet), "image/jpeg");
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        return found;
    }

    private static NeighboursMessage[] Neighbours(string id, string map, int point, MapCatalog catalog)
    {
        MapRecord known = catalog.Existing(id, map);
        MapResult result = MapCatalog.Result(known);
        if (point < 0 || point >= result.N)
            throw new RequestFault(StatusCodes.Status404NotFound, $"Map {map} has no point {point}; its {result.N} points count from 0.");
        MapFiles files = catalog.Files(known);
        return [.. Enumerable.Range(0, result.Frames.Count).Select(frame => NeighboursMessage.Of(files, frame, point, result.K))];
    }

    private static MapFlips Flips(string id, string map, int from, int to, MapCatalog catalog)
    {
        MapRecord known = catalog.Existing(id, map);
        MapFiles files = catalog.Files(known);
        foreach (int frame in (int[])[from, to])
            MapCatalog.There(known, files.Frame(MapCatalog.Frame(known, frame)));
        return MapFlips.Between(files, from, to);
    }

    private static PushStreamHttpResult Csv(string id, string map, MapCatalog catalog)
    {
        MapRecord known = catalog.Existing(id, map);
        MapResult result = MapCatalog.Result(known);
        MapFiles files = catalog.Files(known);
        MapCatalog.There(known, files.Points);
        return TypedResults.Stream(body => MapCsv.Write(body, files, result), "text/csv; charset=utf-8", $"{id}-{known.Id}.csv");
    }
}

/// <summary>The nearest neighbours of a point in one frame, nearest first; none where they are not known yet.</summary>
public sealed record NeighboursMessage(IReadOnlyList<int> Points, IReadOnlyList<float> Distances)
{
    internal static NeighboursMessage Of(MapFiles files, int frame, int point, int k)
    {
        if (!File.Exists(files.Distances(frame)))
            return new([], []);
        (int[] points, float[] distances) = files.ReadNeighbours(frame, point, k);
        return new(points, distances);
    }
}
