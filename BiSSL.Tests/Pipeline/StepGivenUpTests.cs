using BiSSL.Tests.Pipeline.Latent;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests.Pipeline;

/// <summary>A run that is stopped between two products of an upper step ends there, and its resumption is the run that nobody stopped.</summary>
public sealed class StepGivenUpTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("recycle", false, 2)]
    [InlineData("joint", false, 2)]
    [InlineData("nystrom", false, 1)]
    [InlineData("joint", true, 2)]
    public void Stop_BetweenTwoProducts_EndsThereAndIsMadeAgainWithTheSameBits(string solver, bool updateStatistics, int upperStep)
    {
        var options = TinyRun.Options(
            "comparison.arms=bissl", $"hypergradient.solver={solver}", "hypergradient.iterations=12", "hypergradient.tolerance=0", "hypergradient.damping=1000", $"upper.updateStatistics={updateStatistics}", "bilevel.alternations=2", "fineTune.epochs=1",
            "fineTune.validateEvery=1", "features.images=0");
        Assert.False(Run("whole", options, NullReporter.Instance));

        var stop = new StopInASolve(upperStep);
        Assert.True(Run("stopped", options, stop));
        Assert.InRange(stop.LooksAfterwards, 1, 2);
        Assert.False(Run("stopped", options, NullReporter.Instance));

        Assert.Equal(Trace.Weights(_folder["whole"]), Trace.Weights(_folder["stopped"]));
    }

    /// <summary>The two products of the solver are looked at, that of the true residual is not: the third look is at the step's end.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Stop_AtAnyLookOfAStepWithATrueResidual_IsMadeAgainWithTheSameBits(int look)
    {
        var options = TinyRun.Options(
            "comparison.arms=bissl", "hypergradient.solver=recycle", "hypergradient.iterations=2", "hypergradient.tolerance=0", "hypergradient.trueResidualEvery=1", "hypergradient.damping=1000", "bilevel.alternations=2",
            "fineTune.epochs=1", "fineTune.validateEvery=1", "features.images=0");
        Assert.False(Run("whole", options, NullReporter.Instance));

        Assert.True(Run("stopped", options, new StopInASolve(1, look)));
        Assert.False(Run("stopped", options, NullReporter.Instance));

        Assert.Equal(Trace.Weights(_folder["whole"]), Trace.Weights(_folder["stopped"]));
    }

    private bool Run(string name, RunOptions options, IRunCommands commands)
    {
        var reporter = commands as StopInASolve ?? new StopInASolve(int.MaxValue);
        var session = new RunSession { Run = name, Folder = _folder[$"{name}/runs/run"], CacheFolder = _folder["cache"], Reporter = reporter, Commands = commands };
        return new TrainingPipeline().Run(options, session, CancellationToken.None).Stopped;
    }

    /// <summary>Asks for a stop when it is looked at for a certain time since the upper level reported so many losses.</summary>
    private sealed class StopInASolve(int losses, int look = 3) : IRunReporter, IRunCommands
    {
        private int _losses, _looks;

        public int LooksAfterwards { get; private set; }

        public IReadOnlyList<RunCommand> Promised => [];

        public IReadOnlyList<RunCommand> Take()
        {
            LooksAfterwards += _looks >= look ? 1 : 0;
            return _losses == losses && ++_looks == look ? [new RunCommand(1, CommandKind.Stop)] : [];
        }

        public void Answer(RunCommand command, CommandOutcome outcome, string text) { }

        public void Point(string scope, string series, long step, double value) => _losses += series == "upper/loss" ? 1 : 0;

        public void Vector(string scope, string series, long step, IReadOnlyList<double> values) { }

        public void Happened(RunEvent what) { }

        public void Progress(string scope, string stage, long done, long total, double stepsPerSecond) { }

        public void Flush() { }
    }
}
