using BiSSL.Tests.Data.Fixtures;
using BiSSL.Tests.Data.Imaging;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Cli;

/// <summary>Data that is wrong, from the command line down to the real pipeline.</summary>
public sealed class WholeTrainerTests : IDisposable
{
    private static readonly string[] s_tiny =
    [
        "data.name=folder", "data.imageSize=16", "data.labelsPerClass=0", "model.width=4", "model.projector=8,8", "pretext.batch=4", "pretext.warmupSteps=2", "pretext.rampSteps=1",
        "headWarmup.batch=4", "upper.batch=4", "fineTune.batch=4", "fineTune.epochs=1", "comparison.arms=scratch", "comparison.seeds=2", "checkpoint.cache=false",
    ];

    private readonly Trainer _trainer = new() { Pipeline = new TrainingPipeline() };
    private int _pictures;

    public void Dispose() => _trainer.Dispose();

    [Fact]
    public void Train_JpegCutInHalf_IsNamedSkippedAndCountedOnceAndTrainingGoesOn()
    {
        Put("a", 8);
        Put("b", 8);
        File.WriteAllBytes(Path.Combine(Pictured("a"), "cut.jpg"), Pictures.Named("wide.jpg").Bytes[..100]);
        File.WriteAllBytes(Path.Combine(Pictured("b"), "nothing.png"), []);

        Assert.Equal(0, Train());

        var run = _trainer.Store.List().Single();
        Assert.Equal(RunState.Completed, run.State);
        string[] warnings = [.. new RunReader(_trainer.Store, run.Id).Events(EventKind.Warning).Select(e => e.Detail)];
        Assert.Equal(3, warnings.Length);
        Assert.Contains("1 empty file was left out: ", warnings[0], StringComparison.Ordinal);
        Assert.Contains("cut.jpg", warnings[1], StringComparison.Ordinal);
        Assert.Contains("1 file could not be opened; training goes on without it.", warnings[2], StringComparison.Ordinal);
        Assert.Equal(3, _trainer.Output.Split("warning:").Length - 1);
    }

    [Fact]
    public void Train_PicturesThatAreAllTheSame_SaysThatTheNetworkHasCollapsed()
    {
        Directory.CreateDirectory(Pictured("a"));
        Directory.CreateDirectory(Pictured("b"));
        for (var i = 0; i < 16; i++)
            Photo.Write(Path.Combine(Pictured(i < 10 ? "a" : "b"), $"{i}.jpg"), 7);

        Assert.Equal(0, Train());

        Assert.Contains("are the same for all images: the network has collapsed", _trainer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_BatchesOfOneImageThatLeaveOnePlace_AreRefused()
    {
        Put("a", 8);
        Put("b", 8);
        Assert.Equal(2, Train("fineTune.batch=1"));
        Assert.StartsWith("fineTune.batch = 1: must be at least 2", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_EveryArmDiverges_FailsWithoutAScore()
    {
        Put("a", 8);
        Put("b", 8);
        Assert.Equal(1, Train("fineTune.scratchLearningRate=1000", "fineTune.baselineWeightDecay=1", "fineTune.epochs=12"));
        Assert.Contains("/scratch/fine-tune has diverged", _trainer.Error, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, _trainer.Store.List().Single().State);
    }

    [Fact]
    public void Train_FolderAsPeopleLeaveIt_SaysWhatItTookAndWhatMayBeWrong()
    {
        Put("train/a", 8);
        Put("train/b", 8);
        Put("train/c", 1);
        Put("Test/a", 2);
        File.Copy(Path.Combine(Pictured("train/b"), "3.jpg"), Path.Combine(Directory.CreateDirectory(Pictured("Test/b")).FullName, "again.jpg"));
        Put("train/.trash", 1);

        Assert.Equal(0, Train());

        var run = new RunReader(_trainer.Store, _trainer.Store.List().Single().Id);
        Assert.Contains(run.Events(EventKind.Log), e => e.Detail.Contains("training pictures come from ", StringComparison.Ordinal));
        string[] warnings = [.. run.Events(EventKind.Warning).Select(e => e.Detail)];
        Assert.Contains(warnings, text => text.Contains("1 hidden file or folder was left out", StringComparison.Ordinal));
        Assert.Contains(warnings, text => text.Contains("of the training part is in the test part too", StringComparison.Ordinal) || text.Contains("of the validation part is in the test part too", StringComparison.Ordinal));
        Assert.Contains(warnings, text => text.Contains("No test image shows the class", StringComparison.Ordinal));
        Assert.Contains(warnings, text => text.Contains("No validation image shows the class", StringComparison.Ordinal));
    }

    [Fact]
    public void Train_FolderOneTooHigh_SaysWhichIsMeant()
    {
        Put("animals/a", 3);
        Put("animals/b", 3);

        Assert.Equal(2, Train());
        Assert.Contains($"It looks as if data.root={Pictured("animals")} is meant.", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_BatchesLargerThanAFolder_NamesAllOfThemBeforeAnyStep()
    {
        Put("a", 8);
        Put("b", 8);

        Assert.Equal(2, Train("comparison.arms=scratch,bissl", "pretext.batch=64", "headWarmup.batch=64", "upper.batch=64", "fineTune.batch=64"));

        Assert.Equal(["pretext.batch", "headWarmup.batch", "upper.batch", "fineTune.batch"], _trainer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.All(_trainer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("= 64: must not be larger than the 10 .* images.", line));
        Assert.Empty(new RunReader(_trainer.Store, _trainer.Store.List().Single().Id).Progress());
    }

    [Fact]
    public void Train_FolderWithoutPictures_SaysSo()
    {
        Directory.CreateDirectory(Pictured("a"));
        Assert.Equal(2, Train());
        Assert.Matches("^The folder '.*pictures' has no pictures. .*\n$", _trainer.Error);
    }

    [Theory]
    [InlineData("stl10")]
    [InlineData("cifar10")]
    [InlineData("cifar100")]
    [InlineData("fashionmnist")]
    public void Train_DatasetWithoutAFolder_SaysWhereItWasLookedForAndHowToGetIt(string name)
    {
        Assert.Equal(2, Train($"data.name={name}", "data.root="));
        Assert.Matches($"is missing: looked for it in '.*{name}.*data get {name}", _trainer.Error);
    }

    [Fact]
    public void Train_TruncatedCifar_SaysWhichFile()
    {
        Directory.CreateDirectory(Pictured(""));
        for (var i = 1; i <= 5; i++)
            using (var file = File.Create(Path.Combine(Pictured(""), $"data_batch_{i}.bin")))
                file.SetLength(3073 * (i == 3 ? 9_999 : 10_000));
        Assert.Equal(2, Train("data.name=cifar10"));
        Assert.Contains("data_batch_3.bin' is damaged: it has 30,726,927 bytes instead of 30,730,000 (10,000 × 3,073). Get it again.", _trainer.Error, StringComparison.Ordinal);
    }

    private int Train(params string[] more) => _trainer.InStore(["train", .. s_tiny.Append($"data.root={Pictured("")}").Concat(more).SelectMany(setting => new[] { "--set", setting })]);

    private string Pictured(string name) => Path.Combine(_trainer.Folder, "pictures", name);

    private void Put(string name, int pictures)
    {
        Directory.CreateDirectory(Pictured(name));
        for (var i = 0; i < pictures; i++)
            Photo.Write(Path.Combine(Pictured(name), $"{i}.jpg"), _pictures++);
    }
}
