namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>How a command ended. Stored by name: do not rename.</summary>
public enum CommandOutcome
{
    Done,
    Refused,
}
