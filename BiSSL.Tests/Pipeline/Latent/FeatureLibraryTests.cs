using BiSSL.Tests.Golden;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Latent;

public sealed class FeatureLibraryTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Write_OfAFinishedStage_IsWhatTheTrainerStoredAtItsEnd()
    {
        var trained = StoredSet.In(run.Archive.FeaturesFolder).Single(set => set.Origin is { Stage: "bissl", Step: 32 });
        var (file, origin, count) = FeatureLibrary.Write(Request("bissl", 30) with { Out = _folder["new.safetensors"] });

        Assert.Equal((_folder["new.safetensors"], trained.Origin, 30), (file, origin, count));
        var (one, two) = (FeatureFile.Read(trained.File), FeatureFile.Read(file));
        Numbers.AssertClose(Numbers.Values(one.Features), Numbers.Values(two.Features), 1e-5);
        Assert.Equal(Numbers.Values(one.Labels), Numbers.Values(two.Labels));
    }

    [Theory]
    [InlineData("head warm-up", "train", 30)]
    [InlineData("scratch/fine-tune", "validation", 20)]
    [InlineData("pretext warm-up", "test", 40)]
    public void Write_AllImagesOfAnyStageAndSplit_AreThereOnce(string part, string split, int count)
    {
        var archive = run.WithFeaturesIn(_folder.Path);
        var (file, origin, written) = FeatureLibrary.Write(Request(part, 0) with { Archive = archive, Split = split });

        Assert.Equal((count, split, $"seed 0/{part}"), (written, origin.Split, origin.Scope));
        Assert.Equal(_folder.Path, Path.GetDirectoryName(file));
        var set = FeatureFile.Read(file);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (double)i), Numbers.Values(set.Images).Order());
        Assert.Equal(part != "pretext warm-up", set.Predictions is not null);
    }

    [Fact]
    public void Write_StepThatIsNotThere_SaysSo() =>
        Assert.Contains("no weights of 'seed 0/bissl' after 5 steps", Fault(Request("bissl", 0) with { Step = 5 }), StringComparison.Ordinal);

    [Fact]
    public void Write_LastStepByItsNumber_IsTheFinishedOne() =>
        Assert.Equal(32, FeatureLibrary.Write(Request("bissl", 5) with { Step = 32, Out = _folder["a"] }).Origin.Step);

    [Fact]
    public void Write_StageThatIsNotTrained_SaysSo()
    {
        var archive = run.Archive with { Finished = new Dictionary<string, string>() };
        Assert.Contains("no weights of 'seed 0/bissl' yet", Fault(Request("bissl", 0) with { Archive = archive }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ResultThatIsGone_SaysHowToGetIt()
    {
        var archive = run.Archive with { ResultsFolder = _folder["empty"] };
        Assert.Contains("are no longer in", Fault(Request("bissl", 0) with { Archive = archive }), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_OfARun_AreItsParts()
    {
        Assert.Equal(["pretext", "pretext/fine-tune"], RunPart.Names(new ComparisonOptions { Arms = ["pretext"] }));
        var paper = new ComparisonOptions { Arms = ["pretext", "bissl"], Seeds = 10, Vary = "fineTuning", Seed = 2 };
        Assert.Equal("seed 2/bissl", RunPart.Of(paper, "bissl", 5).Scope);
        Assert.Equal("seed 5/bissl/fine-tune", RunPart.Of(paper, "bissl/fine-tune", 5).Scope);
        Assert.Equal("seed 5/bissl", RunPart.Of(paper with { Vary = "everything" }, "bissl", 5).Scope);
    }

    private FeatureRequest Request(string part, int images) => new(run.Archive, RunPart.Of(run.Options.Comparison, part, null), null, "test", images);

    private static string Fault(FeatureRequest request) => Assert.Throws<UserError>(() => FeatureLibrary.Write(request)).Message;
}
