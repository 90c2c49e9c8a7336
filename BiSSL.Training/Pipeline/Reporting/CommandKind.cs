namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>What may be asked of a run while it trains. Stored by name: do not rename.</summary>
public enum CommandKind
{
    Pause,
    Resume,
    Stop,
    Checkpoint,
    Evaluate,
    Embed,
    Set,
}
