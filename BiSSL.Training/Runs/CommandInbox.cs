using BiSSL.Training.Pipeline.Reporting;
using Dapper;

namespace BiSSL.Training.Runs;

/// <summary>The trainer's end of the commands of one run.</summary>
/// <param name="every">Looks into the store at most this often; 100 ms unless told.</param>
public sealed class CommandInbox(RunStore store, string id, TimeSpan? every = null) : IRunCommands
{
    private readonly TimeSpan _every = every ?? TimeSpan.FromMilliseconds(100);
    private readonly long _run = store.Get(id).Number;
    private readonly Lock _turn = new();
    private long? _looked;

    public IReadOnlyList<RunCommand> Promised { get; } = store.Database.Read(c =>
        CommandTable.In(c, RunStore.One(c, id).Number, CommandState.Done).Where(command => command.Kind == CommandKind.Set).Select(command => command.Command).ToList());

    public IReadOnlyList<RunCommand> Take()
    {
        lock (_turn)
        {
            if (_looked is { } last && store.Time.GetElapsedTime(last) < _every)
                return [];
            _looked = store.Time.GetTimestamp();
            bool any = store.Database.Read(c => c.ExecuteScalar<bool>(
                "SELECT EXISTS (SELECT 1 FROM commands WHERE run = @_run AND state = 'Pending')", new { _run }));
            return any ? [.. Move().Select(c => c.Command)] : [];
        }
    }

    public void Answer(RunCommand c, CommandOutcome outcome, string text)
    {
        CommandState state = outcome == CommandOutcome.Done ? CommandState.Done : CommandState.Refused;
        store.Database.Write(connection =>
        {
            var command = connection.QuerySingle<CommandRecord>("SELECT * FROM commands WHERE id = @Id", new { c.Id });
            Record(new EventLog(connection, _run), [command], state, text);
            return true;
        });
    }

    private IReadOnlyList<CommandRecord> Move() => store.Database.Write(connection =>
    {
        IReadOnlyList<CommandRecord> commands = CommandTable.In(connection, _run, CommandState.Pending);
        Record(new EventLog(connection, _run), commands, CommandState.Taken, null);
        return commands;
    });

    private void Record(EventLog log, IReadOnlyList<CommandRecord> commands, CommandState state, string? text)
    {
        DateTimeOffset now = store.Time.GetUtcNow();
        foreach (CommandRecord command in commands)
        {
            CommandTable.Move(log.Connection, command, state, text, now);
            log.Add(CommandTable.Event(command, state, text, now));
        }

        log.Close();
    }
}
