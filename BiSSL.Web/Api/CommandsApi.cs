using System.Text.Json.Serialization;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BiSSL.Web.Api;

/// <summary>What is asked of a run, and what became of it.</summary>
internal static class CommandsApi
{
    private const int LongestWait = 30;

    public static void MapCommands(this RouteGroupBuilder run)
    {
        run.MapGet("/commands", (string id, RunStore store) => new CommandOutbox(store).Of(id));
        run.MapGet("/commands/{number:long}", (string id, long number, RunStore store) =>
            new CommandOutbox(store).Of(id).FirstOrDefault(c => c.Id == number)
            ?? throw new RequestFault(StatusCodes.Status404NotFound, $"Run {id} was not asked a command {number}."));
        run.MapPost("/commands", Send);
    }

    private static async Task<Accepted<SentMessage>> Send(string id, CommandMessage body, RunActions actions, RunCatalog catalog, CancellationToken cancel, int wait = 0)
    {
        TimeSpan patience = TimeSpan.FromSeconds(Query.Within(wait, 0, LongestWait, "wait"));
        CommandRecord? sent = null;
        if (body.Kind == CommandWish.Kill)
            actions.Kill(id);
        else
            sent = await actions.Answer(actions.Send(id, Enum.Parse<CommandKind>(body.Kind.ToString()), body.Name, body.Value), patience, cancel);
        return TypedResults.Accepted(sent is null ? null : $"/api/runs/{id}/commands/{sent.Id}", new SentMessage(sent, catalog.Summary(id)));
    }
}

/// <summary>What can be asked: every <see cref="CommandKind"/>, and to end a run at once.</summary>
public enum CommandWish
{
    Pause,
    Resume,
    Stop,
    Checkpoint,
    Evaluate,
    Embed,
    Set,
    Kill,
}

/// <param name="Name">For set: which setting.</param>
/// <param name="Value">For set: its new value.</param>
public sealed record CommandMessage([property: JsonRequired] CommandWish Kind, string? Name, double? Value);

/// <param name="Command">Nothing if it is done without the trainer.</param>
public sealed record SentMessage(CommandRecord? Command, RunSummary Run);
