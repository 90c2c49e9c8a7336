using BiSSL.Tests.Golden;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Latent;

/// <summary>A run whose features are stored again and again is the run that nobody looks at.</summary>
public sealed class StoredFeaturesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("simclr", 0)]
    [InlineData("byol", 4)]
    public void Embed_BeforeEveryStep_MovesNoWeightAndNoCurve(string task, int group)
    {
        string[] settings = ["bilevel.alternations=2", $"pretext.task={task}", $"model.pretextBatchNormGroup={group}", $"model.downstreamBatchNormGroup={group}"];
        var calm = TinyRun.Train(_folder["calm"], TinyRun.Options([.. settings, "features.images=0"]));
        var asking = new Asking();
        var asked = TinyRun.Train(_folder["asked"], TinyRun.Options([.. settings, "features.images=10", "features.every=1"]), asking);

        Assert.Equal(Trace.Weights(_folder["calm"]), Trace.Weights(_folder["asked"]));
        Assert.Equal(calm.Points.Where(p => p.Scope != MachineCurves.Scope), asked.Points.Where(p => p.Scope != MachineCurves.Scope));
        Assert.DoesNotContain(calm.Events, e => e.Kind == EventKind.FeaturesStored);
        Assert.All(asking.Answers, answer => Assert.Matches(@"^Features of 10 test images by seed 0/.+ after \d+ steps? are stored\.$", answer));
        string[] scopes = ["seed 0/pretext warm-up", "seed 0/control", "seed 0/head warm-up", "seed 0/bissl", "seed 0/bissl/fine-tune"];
        Assert.All(scopes, scope => Assert.Contains(asked.Events, e => e.Kind == EventKind.FeaturesStored && e.Scope == scope));
        Assert.DoesNotContain(asked.Events, e => e.Kind == EventKind.Warning);
    }

    [Fact]
    public void Run_LeftAlone_StoresSetsAtTheEndsAndOnTheWayThroughBissl()
    {
        var recorder = TinyRun.Train(_folder["one"], TinyRun.Options("features.images=12", "features.every=2"));
        var stored = recorder.Events.Where(e => e.Kind == EventKind.FeaturesStored).ToList();

        var expected = new[] { ("seed 0/pretext warm-up", 6), ("seed 0/control", 20), ("seed 0/bissl", 16), ("seed 0/bissl", 32) };
        Assert.Equal(expected.Order(), stored.Select(e => (e.Scope, (int)e.Step)).Order());
        using var scope = NewDisposeScope();
        var sets = stored.Select(e => FeatureFile.Read(Path.Combine(_folder["one"], "runs", "run", "features", (string)e.Detail["file"]!))).ToList();
        Assert.All(sets, set =>
        {
            Assert.Equal([12, 32], set.Features.shape);
            Assert.Equal(ChosenImages.Of("test", 40, 12).Select(i => (long)i), set.Images.data<long>().ToArray());
            Assert.Equal("ResNet-18, width 4, 32 features", set.Origin.Backbone);
            Assert.All(Numbers.Values(set.Features), value => Assert.True(double.IsFinite(value)));
            Assert.Null(set.Predictions);
        });
        Assert.NotEqual(Numbers.Values(sets[0].Features), Numbers.Values(sets[^1].Features));
    }

    [Fact]
    public void Store_FolderThatCannotBeWritten_WarnsAndTrainingGoesOn()
    {
        Directory.CreateDirectory(_folder["broken/runs/run"]);
        File.WriteAllText(_folder["broken/runs/run/features"], "in the way");
        var recorder = TinyRun.Train(_folder["broken"], TinyRun.Options("features.images=12", "features.every=0"));
        Assert.Equal(3, recorder.Warnings.Count(w => w.StartsWith("The features of step", StringComparison.Ordinal)));
    }

    /// <summary>Wants features whenever it is asked what people want.</summary>
    private sealed class Asking : IRunCommands
    {
        private long _asked;

        public List<string> Answers { get; } = [];

        public IReadOnlyList<RunCommand> Promised => [];

        public IReadOnlyList<RunCommand> Take() => [new RunCommand(++_asked, CommandKind.Embed)];

        public void Answer(RunCommand c, CommandOutcome outcome, string text)
        {
            Assert.Equal(CommandOutcome.Done, outcome);
            Answers.Add(text);
        }
    }
}
