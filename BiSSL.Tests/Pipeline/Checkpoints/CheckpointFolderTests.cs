using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Reporting;
using TorchSharp;

namespace BiSSL.Tests.Pipeline.Checkpoints;

public sealed class CheckpointFolderTests : IDisposable
{
    private const string Scope = "seed 0/bissl";

    private readonly TempFolder _folder = new();
    private readonly Recorder _reporter = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Load_SavedState_ComesBackExactly()
    {
        var scalars = new JsonObject { ["best"] = 0.1 + 0.2, ["draws"] = long.MaxValue, ["batch"] = "x\"y", ["none"] = null };
        torch.Tensor weight = torch.rand(3, 4, dtype: torch.float64);
        Folder().Save(new Checkpoint(120, new Dictionary<string, torch.Tensor> { ["theta.weight"] = weight }, scalars));

        Checkpoint loaded = Folder().Load()!;

        Assert.Equal(120, loaded.Step);
        Assert.Equal(weight.bytes.ToArray(), loaded.Tensors["theta.weight"].bytes.ToArray());
        Assert.Equal((0.1 + 0.2, long.MaxValue), ((double)loaded.Scalars["best"]!, (long)loaded.Scalars["draws"]!));
        Assert.True(JsonNode.DeepEquals(scalars, loaded.Scalars));
        Assert.Equal((EventKind.CheckpointSaved, Scope, 120), (_reporter.Events[0].Kind, _reporter.Events[0].Scope, _reporter.Events[0].Step));
    }

    [Fact]
    public void Load_NothingSaved_GivesNothing() => Assert.Null(Folder().Load());

    [Fact]
    public void Save_ManyTimes_KeepsTheLastTwo()
    {
        for (int step = 1; step <= 5; step++)
            Save(step);

        Assert.Equal(["000004-step-4.safetensors", "000005-step-5.safetensors", "manifest.json"], Files());
        Assert.Equal(5, LoadStep());
    }

    [Fact]
    public void Save_StepSavedBefore_IsTheNewestAndKeepsTheOther()
    {
        Save(7);
        Save(7);

        Assert.Equal(["000001-step-7.safetensors", "000002-step-7.safetensors", "manifest.json"], Files());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public void Load_NewestDamaged_WarnsAndTakesTheOneBefore(int at)
    {
        Save(1);
        Save(2);
        Flip("000002-step-2.safetensors", at);

        Assert.Equal(1, LoadStep());
        Assert.Contains("000002-step-2.safetensors", Assert.Single(_reporter.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NewestCutShortOrGone_TakesTheOneBefore()
    {
        Save(1);
        Save(2);
        using (FileStream file = File.OpenWrite(Path("000002-step-2.safetensors")))
            file.SetLength(file.Length - 1);
        Assert.Equal(1, LoadStep());

        File.Delete(Path("000002-step-2.safetensors"));
        Assert.Equal(1, LoadStep());
    }

    [Fact]
    public void Load_AllDamaged_WarnsOfEachAndGivesNothing()
    {
        Save(1);
        Save(2);
        Flip("000001-step-1.safetensors", 50);
        Flip("000002-step-2.safetensors", 50);

        Assert.Null(Folder().Load());
        Assert.Equal(2, _reporter.Warnings.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\0\0\0\0")]
    public void Load_ManifestDamaged_JudgesTheFilesThemselves(string manifest)
    {
        Save(1);
        Save(2);
        Flip("000002-step-2.safetensors", -1);
        File.WriteAllText(Path("manifest.json"), manifest);

        Assert.Equal(1, LoadStep());
        Assert.Contains("manifest.json is damaged", Assert.Single(_reporter.Warnings), StringComparison.Ordinal);
        Save(3);
        Assert.Equal(3, LoadStep());
    }

    [Fact]
    public void Delete_SavedStates_AreGone()
    {
        Save(1);
        Folder().Delete();
        Folder().Delete();

        Assert.Null(Folder().Load());
        Save(1);
        Assert.Equal(1, LoadStep());
    }

    [Fact]
    public void Load_OtherScopes_AreApart()
    {
        Save(1);
        new CheckpointFolder(_folder.Path, "seed 0/control", _reporter).Save(State(9));

        Assert.Equal(1, LoadStep());
    }

    [Theory]
    [InlineData("created", 2)]
    [InlineData("written", 2)]
    [InlineData("synced", 2)]
    [InlineData("renamed", 2)]
    [InlineData("folder synced", 2)]
    [InlineData("manifest created", 2)]
    [InlineData("manifest written", 2)]
    [InlineData("manifest synced", 2)]
    [InlineData("manifest renamed", 3)]
    [InlineData("manifest folder synced", 3)]
    [InlineData("cleared", 3)]
    public void Save_KilledAtABoundary_LeavesAWholeState(string boundary, int expected)
    {
        using var child = Child.Start("save and die", _folder.Path, boundary);
        child.WaitForExit();
        Assert.NotEqual(0, child.ExitCode);

        Assert.Equal(expected, LoadStep());
        Assert.Empty(_reporter.Warnings);
        Save(4);
        Assert.Equal(4, LoadStep());
        Assert.Equal(3, Files().Count());
    }

    [Fact]
    public void Save_KilledAnywhere_LeavesAWholeState()
    {
        long newest = 0;
        for (int round = 0; round < 4; round++)
        {
            using var child = Child.Start("save for ever", _folder.Path);
            for (int line = 0; line < 3; line++)
                newest = long.Parse(child.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
            Thread.Sleep(3 * round);
            child.Kill();
            child.WaitForExit();

            Assert.InRange(LoadStep(), newest, long.MaxValue);
            Assert.Empty(_reporter.Warnings);
        }
    }

    [Fact]
    public void Save_DiskFull_NamesWhatItNeedsAndLeavesTheOldOnes()
    {
        using var disk = new TinyDisk();
        var folder = new CheckpointFolder(disk.Path, Scope, _reporter);
        folder.Save(State(1));
        disk.Fill(free: 20_000);

        string message = Assert.Throws<MachineError>(() => folder.Save(State(2))).Message;

        Assert.Contains("The disk is full", message, StringComparison.Ordinal);
        Assert.Contains(" needs 40,", message, StringComparison.Ordinal);
        Assert.Equal(1, folder.Load()!.Step);
        Assert.Equal(2, Directory.GetFiles(System.IO.Path.Combine(disk.Path, ScopeSlug.Of(Scope))).Length);
        disk.Empty();
        folder.Save(State(3));
        Assert.Equal(3, folder.Load()!.Step);
    }

    [Theory]
    [InlineData("seed 0/bissl", "seed-0+bissl")]
    [InlineData("", "+")]
    [InlineData("../x", "~2e~2e+x")]
    [InlineData("Å-B", "~c3~85~2d~42")]
    public void Slug_OfAScope_IsAFolderName(string scope, string slug) => Assert.Equal(slug, ScopeSlug.Of(scope));

    private CheckpointFolder Folder() => new(_folder.Path, Scope, _reporter);

    private static Checkpoint State(long step) => CheckpointChild.State(step);

    private void Save(long step) => Folder().Save(State(step));

    private long LoadStep()
    {
        Checkpoint loaded = Folder().Load()!;
        Assert.Equal(State(loaded.Step).Tensors["x"].bytes.ToArray(), loaded.Tensors["x"].bytes.ToArray());
        return loaded.Step;
    }

    private string Path(string file) => System.IO.Path.Combine(_folder[ScopeSlug.Of(Scope)], file);

    private IEnumerable<string> Files() => Directory.GetFiles(Path("")).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private void Flip(string file, int at)
    {
        byte[] bytes = File.ReadAllBytes(Path(file));
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.WriteAllBytes(Path(file), bytes);
    }
}
