using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Moves a run from one state to the next, inside a write transaction: state, durations, open commands and the event, all or nothing.</summary>
internal static class Transitions
{
    private const string Change = """
        UPDATE runs SET state = @state, state_since = @now, counted = @now, queued_time = @QueuedTime, running_time = @RunningTime, paused_time = @PausedTime,
            started = coalesce(started, @started), ended = @ended, process_id = coalesce(@pid, process_id), process_start = coalesce(@start, process_start),
            error = @error, exit_code = @ExitCode, result = coalesce(@Result, result), queue_place = NULL
        WHERE number = @Number
        """;

    /// <exception cref="UserError">The one state may not follow the other.</exception>
    public static void Apply(SqliteConnection connection, RunRecord run, RunState to, StateChange change, DateTimeOffset now)
    {
        if (!run.State.MayBecome(to))
            throw new UserError($"Run {run.Title} is {Word(run.State)} and cannot become {Word(to)}.");
        Update(connection, run.At(change.When ?? now), to, change, now);
        if (to.HasEnded())
            CommandTable.RefuseOpen(connection, run.Number, $"The run is {Word(to)}.", now);
        var log = new EventLog(connection, run.Number);
        log.Add(StoredEvent.From(Event(run, to, change), change.Steady ?? now));
        log.Close();
    }

    private static void Update(SqliteConnection connection, RunRecord run, RunState to, StateChange change, DateTimeOffset now) =>
        connection.Execute(Change, new
        {
            run.Number,
            run.QueuedTime,
            run.RunningTime,
            run.PausedTime,
            state = to.ToString(),
            now,
            started = to == RunState.Running ? now : (DateTimeOffset?)null,
            ended = to.HasEnded() ? Ended(run, change.When ?? now) : (DateTimeOffset?)null,
            pid = change.Process?.Id,
            start = change.Process?.Start,
            error = to is RunState.Failed or RunState.Interrupted ? change.Text : null,
            change.ExitCode,
            change.Result,
        });

    // A clock that was set back while it trained must not let it end before it began.
    private static DateTimeOffset Ended(RunRecord run, DateTimeOffset when) => when < run.Started ? run.Started.Value : when;

    private static RunEvent Event(RunRecord run, RunState to, StateChange change)
    {
        var detail = new JsonObject { ["from"] = Word(run.State), ["state"] = Word(to) };
        if (change.Text is { } text)
            detail["text"] = text;
        return new RunEvent(Kind(run, to), "", 0, detail);
    }

    private static EventKind Kind(RunRecord run, RunState to) => (run.State, to) switch
    {
        (RunState.Queued, RunState.Running) when run.Started is null => EventKind.RunStarted,
        (var from, RunState.Running) when from == RunState.Queued || from.HasEnded() => EventKind.RunResumed,
        _ when to.HasEnded() => EventKind.RunEnded,
        _ => EventKind.StateChanged,
    };

    internal static string Word(RunState state) => state.ToString().ToLowerInvariant();
}
