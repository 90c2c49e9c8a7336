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
        var fault = Assert.Throws<StageFault>(() => Runner(SteeringHistory.None, checkpointEvery: 1).Run(Counting(steps: 5, lostAt: 2)));
        Assert.StartsWith("s failed: The loss 'loss' is not finite at step 2.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, new CheckpointFolder(_folder["checkpoints"], "s", _recorder).Load()!.Step);
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

    private JobRunner Runner(SteeringHistory history, Dictionary<string, double>? seconds = null, int checkpointEvery = 0) => new(
        new BilevelOptions(), new RunControl(NullReporter.Instance, history, _ => { }, CancellationToken.None), _recorder, new StageCache(_folder["cache"], _recorder, TimeProvider.System),
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
                throw new NonFiniteLoss("loss", lostAt);
        }

        public IReadOnlyList<Reading> Measure() => [];

        public JsonObject Scalars() => [];

        public void Restore(JsonObject scalars) { }

        public StageResult Result() => new([], new JsonObject { ["sum"] = _sum });

        public void Dispose() { }
    }
}
