namespace BiSSL.Training;

/// <summary>
/// What was asked for is right, but this machine cannot do it now: its disk is full or may not be written, or another process holds a file. Ends the
/// command with exit code 1.
/// </summary>
public sealed class MachineError(string message, Exception inner) : UserError(message, inner);
