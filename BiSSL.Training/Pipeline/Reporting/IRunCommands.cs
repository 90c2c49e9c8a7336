namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>What people ask of a run. Polled at step boundaries; each command is handed out once, to whichever thread asks first.</summary>
public interface IRunCommands
{
    /// <summary>The commands that arrived since the last call, oldest first; cheap enough for every step.</summary>
    IReadOnlyList<RunCommand> Take();

    /// <summary>Tells whoever asked how it ended; every command taken must be answered once.</summary>
    void Answer(RunCommand c, CommandOutcome outcome, string text);
}
