using System.Text.Json.Serialization;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BiSSL.Web.Api;

/// <summary>What lies in a run's folder: its log and its artefacts.</summary>
internal static class FilesApi
{
    private const int LongestTail = 1 << 20;

    public static void MapFiles(this RouteGroupBuilder run)
    {
        run.MapGet("/log", (string id, RunStore store, int tail = 65536) =>
            TypedResults.Text(LogTail.Read(store.Paths.Log(id), Query.Within(tail, 1, LongestTail, "tail"))));
        run.MapGet("/artefacts", (string id, RunStore store) => Artefact.Of(store.Paths, id));
        run.MapGet("/artefacts/{**name}", Download);
        run.MapPost("/exports", async (string id, ExportMessage body, Exports exports, CancellationToken cancel) =>
        {
            Artefact made = await exports.Make(id, body.Arm, body.Seed, cancel);
            return TypedResults.Created($"/api/runs/{id}/artefacts/{made.Name}", made);
        });
    }

    private static PhysicalFileHttpResult Download(string id, string name, RunStore store)
    {
        // Found among those that are there: no path is ever made from what was sent.
        Artefact found = Artefact.Of(store.Paths, id).FirstOrDefault(a => a.Name == name)
            ?? throw new RequestFault(StatusCodes.Status404NotFound, $"Run {id} has no such artefact.");
        return TypedResults.PhysicalFile(found.Path, "application/octet-stream", Path.GetFileName(found.Path));
    }
}

/// <param name="Arm">An arm of the run.</param>
/// <param name="Seed">One of its seeds; the first if not given.</param>
public sealed record ExportMessage([property: JsonRequired] string Arm, int? Seed);
