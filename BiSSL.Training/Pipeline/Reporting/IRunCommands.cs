namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>What people ask of a run. Polled at step boundaries; each command is handed out once, to whichever thread asks first.</summary>
public interface IRunCommands
{
    /// <summary>The commands that arrived since the last call, oldest first; cheap enough for every step.</summary>
    IReadOnlyList<RunCommand> Take();

    /// <summary>The settings that were promised to somebody before this session began, oldest first: a kill may have come before they were applied.</summary>
    IReadOnlyList<RunCommand> Promised { get; }

    /// <summary>Tells whoever asked how it ended; every command taken must be answered once.</summary>
    void Answer(RunCommand c, CommandOutcome outcome, string text);
}
