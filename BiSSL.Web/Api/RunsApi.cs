using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BiSSL.Web.Api;

/// <summary>Runs: list, make, look at, annotate, delete, and what happened in them.</summary>
internal static class RunsApi
{
    private const int MostRuns = 200;
    private const int MostEvents = 10_000;

    public static void MapRuns(this RouteGroupBuilder api)
    {
        api.MapGet("/runs", List);
        api.MapPost("/runs", Created<RunDetail> (NewRunRequest request, RunActions actions, RunCatalog catalog) =>
        {
            RunRecord run = actions.Create(request);
            return TypedResults.Created($"/api/runs/{run.Id}", catalog.Detail(run.Id));
        });
    }

    public static void MapRun(this RouteGroupBuilder run)
    {
        run.MapGet("", (string id, RunCatalog catalog) => catalog.Detail(id));
        run.MapPatch("", (string id, AnnotationMessage body, RunActions actions, RunCatalog catalog) =>
            catalog.Summary(actions.Annotate(id, body.Name, body.Tags, body.Notes).Id));
        run.MapDelete("", (string id, RunActions actions) => new FreedMessage(actions.Delete(id)));
        run.MapGet("/events", Events);
    }

    private static RunListMessage List(
        RunCatalog catalog, string? search, string? state, string? preset, string? tag, string? sort, bool desc = true, int skip = 0, int take = 50)
    {
        (int total, IReadOnlyList<RunSummary> runs) = catalog.Find(new RunSearch
        {
            Text = search ?? "",
            States = Query.Words<RunState>(state, "state"),
            Preset = preset,
            Tag = tag,
            Order = Query.Words<RunOrder>(sort, "sort").FirstOrDefault(RunOrder.Created),
            Descending = desc,
            Skip = Query.Within(skip, 0, int.MaxValue, "skip"),
            Take = Query.Within(take, 0, MostRuns, "take"),
        });
        return new(total, runs);
    }

    private static EventsMessage Events(string id, RunStore store, string? kinds, long since = 0, int take = 1000)
    {
        RunBatch read = new RunReader(store, id).EventsSince(since, Query.Words<EventKind>(kinds, "kinds"), Query.Within(take, 1, MostEvents, "take"));
        return new(since, read.Seq, read.LastSeq, [.. read.Events.Select(EventMessage.Of)]);
    }
}

/// <param name="Total">How many fit in all.</param>
public sealed record RunListMessage(int Total, IReadOnlyList<RunSummary> Runs);

/// <summary>What to change; null leaves it.</summary>
public sealed record AnnotationMessage(string? Name, IReadOnlyList<string>? Tags, string? Notes);

/// <param name="FreedBytes">How much the disk got back.</param>
public sealed record FreedMessage(long FreedBytes);

/// <param name="Seq">Go on from here while it is less than <paramref name="Last"/>.</param>
public sealed record EventsMessage(long Since, long Seq, long Last, IReadOnlyList<EventMessage> Events);
