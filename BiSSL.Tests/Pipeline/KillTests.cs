using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Pipeline;

/// <summary>A run that is killed again and again ends exactly as one that is left alone.</summary>
public sealed class KillTests(KillTests.LeftAlone leftAlone) : IClassFixture<KillTests.LeftAlone>
{
    [Fact]
    public void Killed_TenTimesAtRandomMoments_EndsWithTheSameBitsAndCurves()
    {
        using var folder = new TempFolder();
        var draws = new Draws(Environment.TickCount64, "kill");
        using (var first = TrainerProcess.Train(folder.Path))
        {
            WaitForSteps(folder.Path);
            first.KillAfter(TimeSpan.FromSeconds(draws.Uniform(0, 1)));
        }
        var id = Assert.Single(Store(folder.Path).List()).Id;
        for (var kill = 1; kill < 10; kill++)
        {
            using var next = TrainerProcess.Start("resume", id, "--store", folder.Path);
            next.KillAfter(TimeSpan.FromSeconds(draws.Uniform(0.5, 2.5)));
        }
        Finish(folder.Path, id);
        AssertSame(folder.Path);
    }

    [Fact]
    public void Terminated_ThenResumed_LosesNoStep()
    {
        using var folder = new TempFolder();
        using (var first = TrainerProcess.Train(folder.Path))
        {
            WaitForSteps(folder.Path);
            first.Terminate();
            Assert.Contains(first.Finish().ExitCode, new[] { 0, 130 });
        }
        Finish(folder.Path, Assert.Single(Store(folder.Path).List()).Id);
        AssertSame(folder.Path);
    }

    [Fact]
    public void FullDisk_WhileCheckpointing_EndsInOneSentenceAndResumesToTheSameBits()
    {
        using var folder = new TempFolder();
        using var disk = new TinyDisk();
        var options = new OptionLayers { Preset = Preset.Named("demo"), Settings = TrainerProcess.Small }.Build();
        var id = Store(folder.Path).Create(new NewRun("", "demo", OptionsJson.Write(options))).Id;
        var checkpoints = Store(folder.Path).Paths.Checkpoints(id);
        Directory.CreateSymbolicLink(checkpoints, disk.Path);
        using (var trainer = TrainerProcess.Start("resume", id, "--store", folder.Path))
        {
            var (exitCode, _, error) = trainer.Finish();
            Assert.Equal(1, exitCode);
            Assert.Matches(@"^The disk is full: .*(safetensors|manifest\.json) needs [\d,]+ bytes; free some space\.\n$", error);
        }
        Assert.Equal(RunState.Failed, Store(folder.Path).Get(id).State);

        var saved = Directory.GetDirectories(disk.Path).ToDictionary(path => Path.GetFileName(path), Directory.GetFiles);
        Assert.Contains(saved.Values, files => files.Length > 1);
        Directory.Delete(checkpoints);
        foreach (var file in saved.Values.SelectMany(files => files))
            File.Copy(file, Path.Combine(Directory.CreateDirectory(Path.Combine(checkpoints, Path.GetFileName(Path.GetDirectoryName(file)!))).FullName, Path.GetFileName(file)));
        Finish(folder.Path, id);
        AssertSame(folder.Path);
    }

    private static void Finish(string store, string id)
    {
        if (Store(store).Get(id).State == RunState.Completed)
            return;
        using var last = TrainerProcess.Start("resume", id, "--store", store);
        var (exitCode, _, error) = last.Finish();
        Assert.True(exitCode == 0, error);
    }

    private static void WaitForSteps(string store) =>
        Assert.True(SpinWait.SpinUntil(() => File.Exists(new StorePaths(store).Database) && Store(store).List().Any(run => run.LastSeq > 20), TimeSpan.FromMinutes(2)));

    private static RunStore Store(string folder) => RunStore.Open(folder, TimeProvider.System);

    private void AssertSame(string store)
    {
        Assert.Equal(leftAlone.Weights, Trace.Weights(store));
        Assert.Equal(leftAlone.Curves, Trace.Curves(store));
        Assert.Equal(Trace.Sequence(store).Order().Distinct(), Trace.Sequence(store).Order());
    }

    /// <summary>The run that nobody disturbs.</summary>
    public sealed class LeftAlone : IDisposable
    {
        private readonly TempFolder _folder = new();

        public LeftAlone()
        {
            using var trainer = TrainerProcess.Train(_folder.Path);
            var (exitCode, _, error) = trainer.Finish();
            Assert.True(exitCode == 0, error);
            (Weights, Curves) = (Trace.Weights(_folder.Path), Trace.Curves(_folder.Path));
            Assert.True(Curves.Count > 500);
        }

        public IReadOnlyDictionary<string, string> Weights { get; }

        public IReadOnlyList<string> Curves { get; }

        public void Dispose() => _folder.Dispose();
    }
}
