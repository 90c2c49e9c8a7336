using BiSSL.Tests.Data.Fixtures;
using BiSSL.Tests.Pipeline.Latent;
using BiSSL.Training;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Maps;

namespace BiSSL.Tests.Pipeline;

/// <summary>A run that is interrupted in its BiSSL stage and goes on when something is no longer as it was.</summary>
public sealed class ChangedBetweenTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ChangedBetweenTests()
    {
        for (var number = 0; number < 24; number++)
            Photo.Write(_folder[$"pictures/{"abc"[number % 3]}/{number}.jpg"], number);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a picture added")]
    [InlineData("a picture replaced")]
    [InlineData("a class added")]
    public void Run_PicturesChanged_NamesThemAndKeepsTheCacheClean(string change)
    {
        Assert.True(Run(Options(), stopIn: "bissl").Stopped);
        var kept = Cached();

        Change(change);
        var fault = Assert.Throws<UserError>(() => Run(Options()));

        Assert.StartsWith($"The pictures in '{_folder["pictures"]}' (", fault.Message, StringComparison.Ordinal);
        Assert.Contains(") are not those that this run began with. Put that back as it was to go on, or start a new run", fault.Message, StringComparison.Ordinal);
        Assert.Equal(kept, Cached());
    }

    [Fact]
    public void Run_PicturesPutBack_EndsWithTheBitsOfARunThatNobodyStopped()
    {
        Run(Options(), stopIn: "bissl");
        Photo.Write(_folder["pictures/a/100.jpg"], 100);
        Assert.Throws<UserError>(() => Run(Options()));
        File.Delete(_folder["pictures/a/100.jpg"]);

        Assert.False(Run(Options()).Stopped);

        var interrupted = Cached();
        Directory.Delete(_folder["store"], recursive: true);
        Run(Options());
        Assert.Equal(interrupted, Cached());
    }

    [Fact]
    public void Run_KilledBeforeItsFirstCheckpoint_BeginsAnewWithPicturesPutRight()
    {
        Run(Options(), stopIn: "pretext warm-up");
        Directory.Delete(_folder["store/runs/run/checkpoints"], recursive: true);

        Change("a picture added");
        Assert.True(Run(Options(), stopIn: "bissl").Stopped);

        Change("a picture replaced");
        Assert.Throws<UserError>(() => Run(Options()));
    }

    [Theory]
    [InlineData("lower.learningRate=0.5", "lower.learningRate is 0.5, and was 1.")]
    [InlineData("engine.threads=2", "The run began with threads 1, and here it is 2.")]
    public void Run_OptionsChanged_NamesThem(string setting, string expected)
    {
        Run(Options(), stopIn: "bissl");
        Assert.Contains(expected, Assert.Throws<UserError>(() => Run(Options(setting))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OptionsChangedThatMoveNoResult_GoesOn()
    {
        Run(Options(), stopIn: "bissl");
        Assert.False(Run(Options("features.every=1", "checkpoint.everySteps=3", "hypergradient.memory=0")).Stopped);
    }

    [Fact]
    public void Run_BegunByAnotherVersion_IsRefused()
    {
        Run(Options(), stopIn: "bissl");
        var path = _folder["store/runs/run/basis.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"version\":", "\"version\":9", StringComparison.Ordinal));
        Assert.StartsWith("This run was begun by another version", Assert.Throws<UserError>(() => Run(Options())).Message, StringComparison.Ordinal);

        File.Delete(path);
        Assert.StartsWith("This run was begun by an earlier version", Assert.Throws<UserError>(() => Run(Options())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_InAStoreOfAnotherVersion_SaysOnceThatNothingIsReused()
    {
        Directory.CreateDirectory(_folder["store/cache/pretext-warm-up"]);
        var (first, second) = (new Told(null), new Told(null));
        Run(Options(), told: first);
        Run(Options("name=other"), "other", told: second);

        Assert.Single(first.Sentences, text => text.StartsWith("Finished stages of earlier runs are not reused", StringComparison.Ordinal));
        Assert.DoesNotContain(second.Sentences, text => text.StartsWith("Finished stages of earlier runs", StringComparison.Ordinal));
    }

    [Fact]
    public void Features_OfARunWhosePicturesChanged_AreRefused()
    {
        var options = Options();
        var told = new Told(null);
        Run(options, told: told);
        var request = new FeatureRequest(Archive(options, told), RunPart.Of(options.Comparison, "bissl", null), null, "test", 5, _folder["features.safetensors"]);
        FeatureLibrary.Write(request);

        Change("a picture replaced");

        Assert.Contains(") are not those that this run began with. Put them back", Assert.Throws<UserError>(() => FeatureLibrary.Write(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_OfStoredFeaturesOfARunWhosePicturesChanged_IsRefused()
    {
        var options = Options();
        var told = new Told(null);
        Run(options, told: told);
        var archive = Archive(options, told);
        FeatureLibrary.Write(new FeatureRequest(archive, RunPart.Of(options.Comparison, "bissl", null), null, "test", 5, null));
        var maker = new MapMaker(new MapOptions { Method = MapOptions.Pca, Frames = ["bissl"], Images = 5, Split = "test" }, new RecordedMap(), CancellationToken.None);
        maker.Make(archive);

        Change("a picture replaced");

        Assert.Contains(") are not those that this run began with. Put them back", Assert.Throws<UserError>(() => maker.Make(archive)).Message, StringComparison.Ordinal);
    }

    private RunArchive Archive(RunOptions options, Told told) => new()
    {
        Run = "run", Options = options, Folder = _folder["store/runs/run"], FeaturesFolder = _folder["features"], CheckpointsFolder = _folder["none"], ResultsFolder = _folder["store/cache"],
        Finished = told.Finished, Tell = _ => { },
    };

    private void Change(string change)
    {
        if (change == "a picture added")
            Photo.Write(_folder["pictures/a/100.jpg"], 100);
        else if (change == "a picture replaced")
            Photo.Write(_folder["pictures/b/4.jpg"], 101);
        else
            Enumerable.Range(110, 8).ToList().ForEach(number => Photo.Write(_folder[$"pictures/d/{number}.jpg"], number));
    }

    private RunOptions Options(params string[] settings) => TinyRun.Options([
        "data.name=folder", $"data.root={_folder["pictures"]}", "data.unlabelled=same", "data.labelsPerClass=0", "pretext.batch=8", "headWarmup.batch=6", "upper.batch=6", "fineTune.batch=6",
        "features.images=0", "checkpoint.cache=true", "engine.threads=1", .. settings]);

    private RunOutcome Run(RunOptions options, string name = "run", string? stopIn = null, Told? told = null)
    {
        using var stop = new CancellationTokenSource();
        told ??= new Told(_ => stop.Cancel(), stopIn);
        var session = new RunSession { Run = name, Folder = _folder[$"store/runs/{name}"], CacheFolder = _folder["store/cache"], Reporter = told, Commands = NullReporter.Instance };
        return new TrainingPipeline().Run(options, session, stop.Token);
    }

    private string[] Cached() =>
        [.. Directory.GetFiles(_folder["store/cache"], "*.safetensors", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];

    /// <summary>Hears sentences, and calls for a stop after some steps of a stage.</summary>
    private sealed class Told(Action<string>? stop, string? stopIn = null) : IRunReporter
    {
        public List<string> Sentences { get; } = [];

        /// <summary>The keys of finished stages' results, by scope.</summary>
        public Dictionary<string, string> Finished { get; } = [];

        public void Point(string scope, string series, long step, double value) { }

        public void Vector(string scope, string series, long step, IReadOnlyList<double> values) { }

        public void Happened(RunEvent what)
        {
            if (what.Kind == EventKind.StageCompleted)
                Finished[what.Scope] = (string)what.Detail["key"]!;
            if (what.Detail["text"] is { } text)
                Sentences.Add((string)text!);
        }

        public void Progress(string scope, string stage, long done, long total, double stepsPerSecond)
        {
            if (stage == stopIn && done < total)
                stop!(stage);
        }

        public void Flush() { }
    }
}
