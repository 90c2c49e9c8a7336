using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>The commands of a run, inside the caller's transaction.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<CommandRecord> In(SqliteConnection connection, long run, params CommandState[] states) =>
        connection.Query<CommandRecord>(
            "SELECT * FROM commands WHERE run = @run AND state IN @names ORDER BY id",
            new { run, names = states.Select(s => s.ToString()) }).AsList();

    public static void Move(SqliteConnection connection, CommandRecord command, CommandState to, string? answer, DateTimeOffset now) =>
        connection.Execute(
            "UPDATE commands SET state = @state, answer = @answer, answered = @answered WHERE id = @Id",
            new { command.Id, state = to.ToString(), answer, answered = to == CommandState.Taken ? null : (DateTimeOffset?)now });

    /// <summary>Answers what nobody will answer any more; a setting whose mark is in the log was done.</summary>
    public static void RefuseOpen(SqliteConnection connection, long run, string why, DateTimeOffset now)
    {
        foreach (CommandRecord command in In(connection, run, CommandState.Pending, CommandState.Taken))
        {
            bool set = Marked(connection, run, command.Id);
            Move(connection, command, set ? CommandState.Done : CommandState.Refused, set ? "It was set." : why, now);
        }
    }

    /// <summary>The event that tells followers what became of a command.</summary>
    public static StoredEvent Event(CommandRecord command, CommandState state, string? answer, DateTimeOffset now)
    {
        var detail = new JsonObject
        {
            ["command"] = command.Id,
            ["kind"] = command.Kind.ToString().ToLowerInvariant(),
            ["name"] = command.Name,
            ["value"] = command.Value,
            ["state"] = state.ToString().ToLowerInvariant(),
            ["text"] = answer,
        };
        return StoredEvent.From(new RunEvent(EventKind.CommandTaken, "", 0, detail, $"command/{command.Id}/{state}"), now);
    }

    private static bool Marked(SqliteConnection connection, long run, long command) => connection.ExecuteScalar<bool>(
        "SELECT count(*) FROM events WHERE run = @run AND kind = 'SettingChanged' AND detail ->> 'command' = @command", new { run, command });
}
