namespace BiSSL.Training.Pipeline.Reporting;

/// <summary>Nobody listens and nobody asks.</summary>
public sealed class NullReporter : IRunReporter, IRunCommands
{
    public static NullReporter Instance { get; } = new();

    public IReadOnlyList<RunCommand> Promised => [];

    public void Point(string scope, string series, long step, double value) { }

    public void Vector(string scope, string series, long step, IReadOnlyList<double> values) { }

    public void Happened(RunEvent what) { }

    public void Progress(string scope, string stage, long done, long total, double stepsPerSecond) { }

    public void Flush() { }

    public IReadOnlyList<RunCommand> Take() => [];

    public void Answer(RunCommand c, CommandOutcome outcome, string text) { }
}
