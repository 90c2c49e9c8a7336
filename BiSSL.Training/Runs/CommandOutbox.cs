using System.Globalization;
using BiSSL.Training.Pipeline.Reporting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BiSSL.Training.Runs;

/// <summary>Where people put what they want of a run: the command line and the dashboard.</summary>
public sealed class CommandOutbox(RunStore store)
{
    /// <summary>Asks for something. Asking to stop moves the run to Stopping at once; asking twice gives the first command.</summary>
    /// <param name="name">For <see cref="CommandKind.Set"/>: one of <see cref="LiveSettings.Names"/>.</param>
    /// <param name="value">For <see cref="CommandKind.Set"/>: finite.</param>
    /// <exception cref="UserError">The run cannot do it in its present state, or the setting does not exist.</exception>
    public CommandRecord Send(string id, CommandKind kind, string? name = null, double? value = null)
    {
        CheckSetting(kind, name, value);
        return store.Database.Write(c =>
        {
            RunRecord run = RunStore.One(c, id);
            if (OpenStop(c, run) is { } stop && kind == CommandKind.Stop)
                return stop;
            CheckState(run, kind);
            CommandRecord sent = Insert(c, run, new RunCommand(0, kind, name, value));
            if (kind == CommandKind.Stop)
                Transitions.Apply(c, run, RunState.Stopping, StateChange.Plain, store.Time.GetUtcNow());
            return sent;
        });
    }

    /// <summary>How a command stands now.</summary>
    public CommandRecord Get(long command) => store.Database.Read(c => One(c, command));

    /// <summary>All commands of a run, oldest first.</summary>
    public IReadOnlyList<CommandRecord> Of(string id) => store.Database.Read(c =>
        CommandTable.In(c, RunStore.One(c, id).Number, Enum.GetValues<CommandState>()));

    private static void CheckSetting(CommandKind kind, string? name, double? value)
    {
        if (kind != CommandKind.Set && (name ?? value?.ToString(CultureInfo.InvariantCulture)) is { } extra)
            throw new UserError($"'{Word(kind)}' takes nothing after it, but '{extra}' was given.");
        if (kind != CommandKind.Set)
            return;
        if (name is null || !LiveSettings.Names.Contains(name))
            throw new UserError($"{(name is null ? "The setting is missing" : $"'{name}' cannot be set while a run trains")}; these can be set: {string.Join(", ", LiveSettings.Names)}.");
        if (value is not { } number || !double.IsFinite(number) || number < 0)
            throw new UserError(string.Create(CultureInfo.InvariantCulture, $"{name} needs a finite number of at least 0{(value is null ? "" : $", not {value}")}."));
        if (number > LiveSettings.Most(name))
            throw new UserError($"{name} is at most {NumberText.Of(LiveSettings.Most(name))}, not {NumberText.Of(number)}.");
    }

    private static void CheckState(RunRecord run, CommandKind kind)
    {
        bool possible = kind switch
        {
            CommandKind.Pause => run.State == RunState.Running,
            CommandKind.Resume => run.State == RunState.Paused,
            _ => run.State is RunState.Running or RunState.Paused,
        };
        if (!possible)
            throw new UserError($"Run {run.Title} is {Transitions.Word(run.State)} and cannot take '{Word(kind)}' now{Advice(run.State)}.");
    }

    private static string Advice(RunState state) =>
        state is RunState.Failed or RunState.Interrupted or RunState.Stopped ? "; resume it first"
        : state == RunState.Queued ? "; wait until it trains"
        : "";

    private static string Word(CommandKind kind) => kind.ToString().ToLowerInvariant();

    private static CommandRecord? OpenStop(SqliteConnection connection, RunRecord run) =>
        CommandTable.In(connection, run.Number, CommandState.Pending, CommandState.Taken).FirstOrDefault(c => c.Kind == CommandKind.Stop);

    private CommandRecord Insert(SqliteConnection connection, RunRecord run, RunCommand c) => One(connection, connection.ExecuteScalar<long>(
        """
        INSERT INTO commands (run, kind, name, value, state, created) VALUES (@Number, @kind, @Name, @Value, 'Pending', @now) RETURNING id
        """,
        new { run.Number, kind = c.Kind.ToString(), c.Name, c.Value, now = store.Time.GetUtcNow() }));

    private static CommandRecord One(SqliteConnection connection, long id) =>
        connection.QuerySingleOrDefault<CommandRecord>("SELECT * FROM commands WHERE id = @id", new { id })
        ?? throw new UserError($"There is no command {id}.");
}
