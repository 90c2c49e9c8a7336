using BiSSL.Tests.Cli.Results;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests.Cli;

/// <summary>Does what a test tells it to, in place of training.</summary>
internal sealed class ScriptedPipeline(Func<RunOptions, RunSession, CancellationToken, RunOutcome> script) : IPipeline
{
    public static RunOutcome Finished { get; } = new(
        Stopped: false,
        [
            Measured.Arm("scratch", [20.5, 21.5], [60, 62], [9, 10]),
            Measured.Arm("control", [36, 38], [80, 81], [40, 41]),
            Measured.Arm("bissl", [37, 38.5], [80, 81], [43, 44.5]),
        ],
        [new("pretext warm-up", 1.5), new("bissl", 2.25)],
        Seconds: 4.75);

    public static ScriptedPipeline ThatFinishes { get; } = new((_, _, _) => Finished);

    public RunOutcome Run(RunOptions options, RunSession session, CancellationToken stop) => script(options, session, stop);
}
