namespace BiSSL.Training.Cli;

/// <summary>What the process tells whoever started it.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The run or the check failed, or the machine cannot do what was asked for.</summary>
    public const int Failed = 1;

    /// <summary>What was asked for is wrong; the message says what.</summary>
    public const int WrongInput = 2;

    /// <summary>Stopped before its end, with a checkpoint.</summary>
    public const int Interrupted = 130;

    /// <summary>What an error means that was told in a sentence.</summary>
    public static int Of(UserError error) => error is MachineError ? Failed : WrongInput;
}
