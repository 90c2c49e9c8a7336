using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Control;

/// <summary>Commands of one kind whose answer comes later, at a stage's next step; shared by the lanes.</summary>
public sealed class Wishes(IRunCommands commands)
{
    private readonly Lock _gate = new();
    private readonly List<RunCommand> _open = [];
    private volatile int _asked;
    private volatile int _answered;

    /// <summary>Rises with every wish.</summary>
    public int Asked => _asked;

    /// <summary>How many of those wishes have an answer.</summary>
    public int Answered => _answered;

    public void Add(RunCommand command)
    {
        lock (_gate)
        {
            _open.Add(command);
            _asked++;
        }
    }

    /// <summary>Answers everybody who waits.</summary>
    /// <param name="text">What came out.</param>
    public void Answer(string text)
    {
        lock (_gate)
        {
            _open.ForEach(command => commands.Answer(command, CommandOutcome.Done, text));
            _open.Clear();
            _answered = _asked;
        }
    }
}
