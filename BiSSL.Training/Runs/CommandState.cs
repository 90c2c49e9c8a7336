namespace BiSSL.Training.Runs;

/// <summary>Where a command is. Stored by name: do not rename.</summary>
public enum CommandState
{
    Pending,
    Taken,
    Done,
    Refused,
}
