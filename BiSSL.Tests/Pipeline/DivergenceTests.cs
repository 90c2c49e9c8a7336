using BiSSL.Tests.Pipeline.Latent;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests.Pipeline;

/// <summary>Runs in which something diverges.</summary>
public sealed class DivergenceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Recorder _recorder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OneArmDiverges_HasNoScoreOfItAndGoesOnWithTheOthers()
    {
        var outcome = Run("comparison.arms=scratch,control", "fineTune.scratchLearningRate=1000");

        Assert.False(outcome.Stopped);
        Assert.Equal([("scratch", 0), ("control", 1)], outcome.Arms.Select(arm => (arm.Arm, arm.Top1.Count)));
        Assert.StartsWith("seed 0/scratch/fine-tune has diverged and has no result: ", Assert.Single(outcome.Diverged), StringComparison.Ordinal);
        Assert.DoesNotContain(_recorder.Events, e => e.Kind == EventKind.StageCompleted && e.Scope == "seed 0/scratch/fine-tune");
        Assert.Contains(_recorder.Events, e => e.Kind == EventKind.Warning && e.Scope == "seed 0/scratch/fine-tune");
        Assert.Single(Directory.GetFiles(_folder["store"], "*.safetensors", SearchOption.AllDirectories), file => file.Contains("results", StringComparison.Ordinal) && file.Contains("fine-tune", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_NothingIsLeft_Fails()
    {
        var fault = Assert.Throws<StageFault>(() => Run("comparison.arms=scratch", "fineTune.scratchLearningRate=1000"));
        Assert.StartsWith("No arm has a score. seed 0/scratch/fine-tune has diverged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NeumannStepBeyondItsBound_LosesTheArmByName()
    {
        var outcome = Run("comparison.arms=scratch,bissl", "hypergradient.solver=neumann", "hypergradient.neumannStep=10", "hypergradient.iterations=100");

        Assert.Equal([("scratch", 1), ("bissl", 0)], outcome.Arms.Select(arm => (arm.Arm, arm.Top1.Count)));
        Assert.Contains("The Neumann series of the hypergradient diverges", Assert.Single(outcome.Diverged), StringComparison.Ordinal);
        Assert.DoesNotContain(_recorder.Points, point => point.Series == "upper/gradNorm");
    }

    private RunOutcome Run(params string[] settings)
    {
        var options = TinyRun.Options([.. settings, "fineTune.epochs=12", "fineTune.baselineWeightDecay=1", "features.images=0"]);
        var session = new RunSession
        {
            Run = "run", Folder = _folder["store/runs/run"], CacheFolder = _folder["store/cache"], Reporter = _recorder, Commands = NullReporter.Instance,
        };
        return new TrainingPipeline().Run(options, session, CancellationToken.None);
    }
}
