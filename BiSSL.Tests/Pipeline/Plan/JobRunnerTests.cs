using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Plan;

public sealed class JobRunnerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Recorder _recorder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_SteeredStageThatWasFinished_IsFoundAgainWithItsTime()
    {
        var history = SteeringHistory.None with { Applied = [new AppliedSetting("s", 0, "lr", 2, 1), new AppliedSetting("s", 3, "lr", 3, 2)] };
        var first = Runner(history);
        Assert.True(first.Run(Counting(steps: 5)));
        var seconds = _recorder.Events.Single(e => e.Kind == EventKind.StageCompleted).Detail["seconds"]!.GetValue<double>();

        var again = Runner(history, new() { ["s"] = seconds });
        Assert.True(again.Run(Counting(steps: 5)));

        Assert.All([EventKind.StageStarted, EventKind.StageCompleted, EventKind.StageReused], kind => Assert.Single(_recorder.Events, e => e.Kind == kind));
        Assert.Equal((seconds, 2.0 + 2 + 2 + 3 + 3), (again.Seconds["count"], again.Results.Values.Single().Measured["sum"]!.GetValue<double>()));
        Assert.True(Runner(SteeringHistory.None).Run(Counting(steps: 5)));
        Assert.Equal(2, _recorder.Events.Count(e => e.Kind == EventKind.StageCompleted));
    }

    [Fact]
    public void Run_SettingFromTheFirstStepOn_IsMarkedWithWhatItWasBefore()
    {
        Runner(SteeringHistory.None with { Applied = [new AppliedSetting("s", 0, "lr", 2, 1), new AppliedSetting("s", 3, "lr", 3, 2)] }).Run(Counting(steps: 5));
        var marks = _recorder.Events.Where(e => e.Kind == EventKind.SettingChanged).Select(e => ((double)e.Detail["old"]!, (double)e.Detail["value"]!));
        Assert.Equal([(1, 2), (2, 3)], marks);
    }

    [Fact]
    public void Run_StageThatFails_SaysWhich()
    {
        var fault = Assert.Throws<StageFault>(() => Runner(SteeringHistory.None).Run(Counting(steps: 5, failAt: 2)));
        Assert.Equal("s failed: Non-finite gradient.", fault.Message);
        Assert.IsType<InvalidOperationException>(fault.InnerException);
    }

    [Fact]
    public void Run_LossThatIsNotFinite_IsNamedBeforeACheckpointHoldsItsWeights()
    {
        var lost = Assert.Throws<Diverged>(() => Runner(SteeringHistory.None, checkpointEvery: 1).Run(Counting(steps: 5, lostAt: 2)));
        Assert.StartsWith("s has diverged and has no result: 'loss' is not finite at step 2", lost.Message, StringComparison.Ordinal);
        Assert.Equal(lost.Message, (string)_recorder.Events.Single(e => e.Kind == EventKind.Warning).Detail["text"]!);
        Assert.DoesNotContain(_recorder.Events, e => e.Kind == EventKind.StageCompleted);
        Assert.Equal(2, new CheckpointFolder(_folder["checkpoints"], "s", _recorder).Load()!.Step);
    }

    [Theory]
    [InlineData(CommandKind.Stop, new[] { 0, 1, 2 })]
    [InlineData(CommandKind.Checkpoint, new[] { 0, 1, 2, 2, 3, 4 })]
    [InlineData(CommandKind.Pause, new[] { 0, 1, 2, 2, 3, 4 })]
    public void Run_AskedInTheMiddleOfAStep_GivesItUpAndMakesItAgain(CommandKind kind, int[] begun)
    {
        var stage = new LongStage();
        Assert.Equal(kind != CommandKind.Stop, Runner(SteeringHistory.None, commands: new WishInAStep(kind, stage)).Run(Job(() => stage)));

        Assert.Equal(begun, stage.Begun);
        Assert.Equal(3, stage.ProductsOfTheStepGivenUp);
        Assert.Contains(_recorder.Events, e => e.Kind == EventKind.CheckpointSaved && e.Step == 2);
    }

    [Fact]
    public void Run_ResultWithoutVariation_SaysThatTheNetworkHasCollapsed()
    {
        Runner(SteeringHistory.None).Run(Job(() => new CountingStage(5, -1, -1) { Variation = 1e-7 }));
        Assert.Contains("the network has collapsed", (string)_recorder.Events.Single(e => e.Kind == EventKind.Warning).Detail["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckpointOfAnotherKey_IsNamedAndTheStageStartsAnew()
    {
        new CheckpointFolder(_folder["checkpoints"], "s", _recorder) { Key = "another" }.Save(new Checkpoint(3, new Dictionary<string, Tensor>(), new JsonObject { ["stage"] = new JsonObject(), ["seconds"] = 1.0 }));

        Assert.True(Runner(SteeringHistory.None).Run(Counting(steps: 5)));

        Assert.Contains("other pictures, options", Assert.Single(_recorder.Warnings), StringComparison.Ordinal);
        Assert.Equal(5, (double)_recorder.Events.Single(e => e.Kind == EventKind.StageCompleted).Detail["measured"]!["sum"]!);
    }

    [Fact]
    public void Run_WhatAUserCanPutRight_KeepsItsWords() =>
        Assert.Equal("The disk is full.", Assert.Throws<UserError>(() => Runner(SteeringHistory.None).Run(Job(() => throw new UserError("The disk is full.")))).Message);

    private JobRunner Runner(SteeringHistory history, Dictionary<string, double>? seconds = null, int checkpointEvery = 0, IRunCommands? commands = null) => new(
        new BilevelOptions(), new RunControl(commands ?? NullReporter.Instance, history, _ => { }, CancellationToken.None), _recorder, new StageCache(_folder["cache"], _recorder, TimeProvider.System),
        _folder["checkpoints"], checkpointEvery, seconds ?? [], () => false);

    private static Job Counting(int steps, int failAt = -1, int lostAt = -1) => Job(() => new CountingStage(steps, failAt, lostAt));

    private static Job Job(Func<IStage> create) => new()
    {
        Scope = "s", Stage = "count", Seeds = new(0, 0), Arm = "shared", Determines = new JsonObject { ["steps"] = 5 }, Adjustable = [LiveSettings.LearningRate], Create = _ => create(),
    };

    /// <summary>Adds up the learning rates it was given.</summary>
    private sealed class CountingStage(int steps, int failAt, int lostAt) : IStage
    {
        private double _sum;
        private bool _lost;

        public double Variation { get; init; } = 1;

        public int Steps => steps;

        public StageSettings Settings { get; } = new(new BilevelOptions());

        public long Images => 0;

        public IReadOnlyList<(string Name, Tensor Value)> State => [];

        public void Step(int step)
        {
            _sum += step == failAt ? throw new InvalidOperationException("Non-finite gradient.") : Settings.LearningRate;
            _lost |= step == lostAt;
        }

        public void Report()
        {
            if (_lost)
                throw new NonFiniteCurve("loss", lostAt);
        }

        public IReadOnlyList<Reading> Measure() => [];

        public JsonObject Scalars() => [];

        public void Restore(JsonObject scalars) { }

        public StageResult Result() => new([], new JsonObject { ["sum"] = _sum, ["variation"] = Variation });

        public void Dispose() { }
    }

    /// <summary>Five steps of ten products each.</summary>
    private sealed class LongStage : IStage
    {
        public List<int> Begun { get; } = [];

        public int Products { get; private set; }

        public int ProductsOfTheStepGivenUp { get; private set; }

        public int Steps => 5;

        public StageSettings Settings { get; } = new(new BilevelOptions());

        public long Images => 0;

        public IReadOnlyList<(string Name, Tensor Value)> State => [];

        public void Step(int step)
        {
            Begun.Add(step);
            for (Products = 0; Products < 10; Products++)
                Look();
        }

        public IReadOnlyList<Reading> Measure() => [];

        public JsonObject Scalars() => [];

        public void Restore(JsonObject scalars) { }

        public StageResult Result() => new([], []);

        public void Dispose() { }

        private void Look()
        {
            try
            {
                Settings.Look();
            }
            catch (StepGivenUp)
            {
                ProductsOfTheStepGivenUp = Products;
                throw;
            }
        }
    }

    /// <summary>One wish, three products into the third step; a pause ends when it is looked at again.</summary>
    private sealed class WishInAStep(CommandKind kind, LongStage stage) : IRunCommands
    {
        private int _asked;
        private int _paused;

        public IReadOnlyList<RunCommand> Promised => [];

        public IReadOnlyList<RunCommand> Take()
        {
            if (_asked == 0 && stage is { Begun.Count: 3, Products: 3 })
                return [new RunCommand(++_asked, kind)];
            return _asked == 1 && kind == CommandKind.Pause && _paused++ > 1 ? [new RunCommand(++_asked, CommandKind.Resume)] : [];
        }

        public void Answer(RunCommand c, CommandOutcome outcome, string text) => Assert.Equal(CommandOutcome.Done, outcome);
    }
}
