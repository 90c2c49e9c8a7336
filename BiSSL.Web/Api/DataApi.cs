using BiSSL.Training.Data.Datasets;
using BiSSL.Web.Catalog.Datasets;
using BiSSL.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BiSSL.Web.Api;

/// <summary>The datasets: what of them is here, checks, and example images.</summary>
internal static class DataApi
{
    public static void MapData(this RouteGroupBuilder api)
    {
        RouteGroupBuilder data = api.MapGroup("/data");
        data.MapGet("", (DatasetCatalog catalog) => catalog.List().Select(DatasetMessage.Of));
        data.MapGet("/{name}", (string name, DatasetCatalog catalog) => DatasetMessage.Of(catalog.Summary(name)));
        data.MapPost("/{name}/check", Accepted<DatasetMessage> (string name, CheckMessage body, DatasetCatalog catalog, DatasetChecks checks) =>
        {
            _ = checks.Start(DatasetCatalog.Existing(name), body.Folder ?? "");
            return TypedResults.Accepted($"/api/data/{name}", DatasetMessage.Of(catalog.Summary(name)));
        });
        data.MapGet("/{name}/examples/{number:int}", Examples);
    }

    private static PhysicalFileHttpResult Examples(string name, int number, DatasetCatalog catalog, HttpResponse response)
    {
        PhysicalFileHttpResult found = TypedResults.PhysicalFile(Path.GetFullPath(catalog.Examples(name, number)), "image/jpeg");
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        return found;
    }
}

/// <param name="Folder">Of pictures of one's own.</param>
public sealed record CheckMessage(string? Folder);

/// <param name="Bytes">What lies in its folder.</param>
/// <param name="Trouble">Why the last check could not be made.</param>
/// <param name="Found">What its last check told.</param>
public sealed record DatasetMessage(string Name, string Title, Standing Standing, string Folder, long Bytes, int Classes, DatasetSizes Sizes, string Preset, bool Checking, string? Trouble, DatasetFound? Found)
{
    internal static DatasetMessage Of(DatasetSummary set) =>
        new(set.Dataset.Name, set.Dataset.Title, set.Standing, set.Folder, set.Files.Unpacked, set.Dataset.Classes, set.Dataset.Sizes, set.Preset, set.Checking, set.Trouble, set.Found);
}
