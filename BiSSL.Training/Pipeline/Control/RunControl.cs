using System.Globalization;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Control;

/// <summary>What people want of a run now: shared by its lanes, which look at every step boundary.</summary>
public sealed class RunControl
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly IRunCommands _commands;
    private readonly Action<bool> _standsStill;
    private readonly CancellationToken _stop;
    private readonly SteeringHistory _history;
    private readonly Dictionary<string, RunCommand> _settings = [];
    private volatile bool _paused;
    private volatile bool _stopAsked;
    private volatile int _checkpointsAsked;

    /// <param name="commands">Where wishes come from.</param>
    /// <param name="history">What this run's earlier sessions did.</param>
    /// <param name="standsStill">Told true when the run pauses and false when it goes on.</param>
    /// <param name="stop">Asks the run to end at the next boundary.</param>
    public RunControl(IRunCommands commands, SteeringHistory history, Action<bool> standsStill, CancellationToken stop)
    {
        (_commands, _history, _standsStill, _stop) = (commands, history, standsStill, stop);
        (Evaluations, Embeddings) = (new Wishes(commands), new Wishes(commands));
        foreach (var promised in commands.Promised)
            _settings[promised.Name!] = promised;
    }

    /// <summary>Whether the run is to end at the next boundary, with a checkpoint.</summary>
    public bool StopAsked => _stopAsked || _stop.IsCancellationRequested;

    /// <summary>Rises with every wish for a checkpoint.</summary>
    public int CheckpointsAsked => _checkpointsAsked;

    /// <summary>Who wants the present weights measured.</summary>
    public Wishes Evaluations { get; }

    /// <summary>Who wants features of the present weights stored.</summary>
    public Wishes Embeddings { get; }

    /// <summary>Whether there are images set aside whose features can be stored.</summary>
    public bool CanEmbed { get; init; } = true;

    /// <summary>Takes new commands, and waits here while the run is paused.</summary>
    /// <param name="before">Done once before waiting, such as a checkpoint.</param>
    /// <param name="looked">Done whenever new commands may have come, also while waiting.</param>
    public void Look(Action before, Action? looked = null)
    {
        Obey();
        looked?.Invoke();
        if (_paused && !StopAsked)
            before();
        while (_paused && !StopAsked)
        {
            _stop.WaitHandle.WaitOne(LookAgain);
            Obey();
            looked?.Invoke();
        }
    }

    /// <summary>Takes new commands in the middle of a step, and says whether one of them can't wait for its end.</summary>
    /// <param name="checkpoints">How many wishes for a checkpoint were met.</param>
    public bool IsUrgent(int checkpoints)
    {
        Obey();
        return StopAsked || _paused || _checkpointsAsked != checkpoints;
    }

    /// <summary>
    /// The settings that become valid for a scope at a step: those of an earlier session at their own step, new ones at once, but not at a step that
    /// an earlier session has reported without them.
    /// </summary>
    /// <param name="last">The newest command that the scope has applied of each setting.</param>
    public IReadOnlyList<AppliedSetting> Due(string scope, long step, IReadOnlyDictionary<string, long> last)
    {
        var again = Earlier(scope, step - 1, step + 1).Where(h => h.Command > last.GetValueOrDefault(h.Name));
        if (step < _history.Unreported(scope))
            return [.. again];
        lock (_gate)
        {
            var fresh = _settings.Values.Where(s => s.Id > last.GetValueOrDefault(s.Name!) && !_history.Applied.Any(h => h.Scope == scope && h.Command == s.Id));
            return [.. again, .. fresh.OrderBy(s => s.Id).Select(s => new AppliedSetting(scope, step, s.Name!, s.Value!.Value, s.Id))];
        }
    }

    /// <summary>The settings that a scope applied in earlier sessions between two steps, both excluded.</summary>
    public IEnumerable<AppliedSetting> Earlier(string scope, long after, long before) =>
        _history.Applied.Where(h => h.Scope == scope && h.Step > after && h.Step < before).OrderBy(h => h.Command);

    private void Obey()
    {
        lock (_gate)
        {
            foreach (var command in _commands.Take())
            {
                if (Fault(command) is { } fault)
                    _commands.Answer(command, CommandOutcome.Refused, fault);
                else if (Effect(command) is { } effect)
                    _commands.Answer(command, CommandOutcome.Done, effect);
            }
        }
    }

    private string? Fault(RunCommand command) => command.Kind switch
    {
        CommandKind.Set => StageSettings.Fault(command.Name, command.Value),
        CommandKind.Embed when !CanEmbed => "No images are set aside to embed, as features.images is 0.",
        _ => null,
    };

    /// <summary>Does what was asked; gives the answer, or null when it comes later.</summary>
    private string? Effect(RunCommand command)
    {
        switch (command.Kind)
        {
            case CommandKind.Pause:
                return Pause(true, "Paused at the next step, with a checkpoint.");
            case CommandKind.Resume:
                return Pause(false, "Training goes on.");
            case CommandKind.Stop:
                _stopAsked = true;
                return "Stopping at the next step, with a checkpoint.";
            case CommandKind.Checkpoint:
                _checkpointsAsked++;
                return "Checkpoint at the next step.";
            case CommandKind.Evaluate:
                Evaluations.Add(command);
                return null;
            case CommandKind.Embed:
                Embeddings.Add(command);
                return null;
            default:
                _settings[command.Name!] = command;
                return string.Create(CultureInfo.InvariantCulture, $"{LiveSettings.Symbol(command.Name!)} becomes {command.Value} at the next step.");
        }
    }

    private string Pause(bool paused, string effect)
    {
        if (_paused != paused)
            _standsStill(paused);
        _paused = paused;
        return effect;
    }
}
