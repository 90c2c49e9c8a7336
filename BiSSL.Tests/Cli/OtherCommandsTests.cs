using BiSSL.Training;
using BiSSL.Training.Cli;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Cli;

public sealed class OtherCommandsTests : IDisposable
{
    private readonly Trainer _trainer = new();

    public void Dispose() => _trainer.Dispose();

    [Theory]
    [InlineData("train", "--preset", "--set", "--config", "--seeds", "--dry-run", "--json", "--no-cache", "--store", "--name")]
    [InlineData("resume", "RUN", "--json")]
    [InlineData("command", "RUN", "WHAT", "evaluate", "lambda, gamma, alpha, lr")]
    [InlineData("runs", "list", "show", "delete")]
    [InlineData("export", "--arm", "--seed", "--to")]
    [InlineData("features", "RUN", "--arm", "--stage", "--seed", "--step", "--split", "--images", "--out")]
    [InlineData("map", "RUN", "--frame", "--between", "--method", "--images", "--perplexity", "--iterations", "--map", "--json")]
    [InlineData("data", "list", "check")]
    [InlineData("verify", "CASE", "--out", "--path", "--device")]
    [InlineData("bench", "step", "hvp", "alternation", "augment", "tsne")]
    public void Help_OfACommand_NamesWhatItTakes(string command, params string[] words)
    {
        Assert.Equal(0, _trainer.Run(command, "--help"));
        Assert.All(words, word => Assert.Contains(word, _trainer.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_OfTheProgram_ShowsHowToBegin()
    {
        Assert.Equal(0, _trainer.Run("--help"));
        string[] expected = ["./run.sh train --preset demo", "train", "resume", "command", "verify", "data", "export", "runs", "bench"];
        Assert.All(expected, text => Assert.Contains(text, _trainer.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("trian")]
    [InlineData("command", "x", "explode")]
    [InlineData("verify", "--path", "slow")]
    [InlineData("export", "x")]
    public void Run_WordsThatMeanNothing_EndsWith2(params string[] words)
    {
        Assert.Equal(2, _trainer.Run(words));
        Assert.Contains("--help", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_AfterTraining_ListsShowsAndDeletes()
    {
        _trainer.InStore("train", "--name", "one [x]", "--set", "lower.steps=16");
        var id = _trainer.Store.List()[0].Id;

        Assert.Equal(0, _trainer.InStore("runs"));
        Assert.Matches($"{id}.*one \\[x\\].*completed.*demo", _trainer.Output);
        Assert.Equal(0, _trainer.InStore("runs", "list"));
        Assert.Contains(id, _trainer.Output, StringComparison.Ordinal);

        Assert.Equal(0, _trainer.InStore("runs", "show", id));
        Assert.Contains("lower.steps = 16 (preset: 15)", _trainer.Output, StringComparison.Ordinal);
        Assert.Contains("37.8 ± 1.1", _trainer.Output, StringComparison.Ordinal);

        Assert.Equal(2, _trainer.InStore("runs", "delete", id));
        Assert.Contains("--yes", _trainer.Error, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.InStore("runs", "delete", id, "--yes"));
        Assert.Empty(_trainer.Store.List());
        Assert.Equal(0, _trainer.InStore("runs"));
        Assert.Contains("No runs yet", _trainer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs", "show", "")]
    [InlineData("runs", "delete", "", "--yes")]
    [InlineData("resume", "")]
    [InlineData("export", " ", "--to", "b")]
    public void Commands_OnTheEmptyWord_TakeNoRun(params string[] words)
    {
        _trainer.InStore("train");
        Assert.Equal(2, _trainer.InStore(words));
        Assert.Contains("is empty", _trainer.Error, StringComparison.Ordinal);
        Assert.Single(_trainer.Store.List());
    }

    [Theory]
    [InlineData("a\u001b[2J")]
    [InlineData("two\nlines")]
    [InlineData("exe\u202egnp")]
    public void Train_NameThatSteersTheTerminal_IsRefusedAndNotPrinted(string name)
    {
        Assert.Equal(2, _trainer.InStore("train", "--name", name));
        Assert.Contains("steer a terminal", _trainer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(name, _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_WithANameOfAnEarlierProgram_PrintsItOnOneLineAndPlain()
    {
        string id = _trainer.Store.Create(new NewRun("two\nlines \u001b[2J", "demo", "{}")).Id;
        Assert.Equal(0, _trainer.InStore("runs"));
        Assert.Contains("two\\u000alines \\u001b[2J", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.InStore("runs", "delete", id, "--yes"));
        Assert.DoesNotContain('\u001b', _trainer.Output);
    }

    [Fact]
    public void Runs_OfAnUnknownName_EndsWith2()
    {
        Assert.Equal(2, _trainer.InStore("runs", "show", "nothing"));
        Assert.Contains("nothing", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_ToATrainingRun_ArrivesAndIsAnswered()
    {
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RunCommand? taken = null;
        _trainer.Pipeline = new ScriptedPipeline((_, session, _) =>
        {
            running.SetResult();
            while (taken is null)
                taken = Answered(session);
            return ScriptedPipeline.Finished;
        });
        using var sender = new Trainer();
        var training = Task.Run(() => _trainer.InStore("train", "--name", "busy"), TestContext.Current.CancellationToken);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(0, sender.Run("command", "busy", "set", "lambda", "0.25", "--store", _trainer.StoreFolder));

        Assert.Equal(0, await training);
        Assert.Equal((CommandKind.Set, "lambda", 0.25), (taken!.Kind, taken.Name, taken.Value));
        Assert.Contains("lambda is taken.", sender.Output, StringComparison.Ordinal);
        Assert.Equal(2, sender.Run("command", "busy", "pause", "--store", _trainer.StoreFolder));
    }

    [Fact]
    public void Export_OfARun_PassesTheArmAndTheFirstSeed()
    {
        _trainer.InStore("train", "--seed", "4", "--seeds", "2", "--name", "r");
        Assert.Equal(0, _trainer.InStore("export", "r", "--to", "b.safetensors"));
        Assert.Equal(("bissl", 4, "b.safetensors"), (_trainer.Exported!.Arm, _trainer.Exported.Seed, _trainer.Exported.To));
        Assert.Equal(0, _trainer.InStore("export", "r", "--arm", "control", "--seed", "5", "--to", "b"));
        Assert.Equal(("control", 5), (_trainer.Exported.Arm, _trainer.Exported.Seed));
        Assert.Equal(2, _trainer.InStore("export", "r", "--seed", "6", "--to", "b"));
        Assert.Contains("it has 4 to 5", _trainer.Error, StringComparison.Ordinal);
        Assert.Equal(2, _trainer.InStore("export", "r", "--arm", "pretext", "--to", "b"));
        Assert.Contains("scratch, control, bissl", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_WithoutACase_TakesAllThatComeWithTheSource()
    {
        var seen = new List<string>();
        _trainer.Verify = request => Report(request, seen);
        Assert.Equal(0, _trainer.Run("verify"));
        Assert.Equal(["float32.safetensors", "joint.safetensors", "layerwise.safetensors"], seen);
        Assert.Contains($"joint.safetensors:{Environment.NewLine}theta_p 1.0e-12{Environment.NewLine}passed", _trainer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-9, 0, 0)]
    [InlineData(1e-7, 0, 1)]
    [InlineData(1e-7, 1e-6, 0)]
    [InlineData(1e-7, 5e-8, 1)]
    [InlineData(double.NaN, 1e-3, 1)]
    public void Verify_AnErrorAboveTheToleranceAndRounding_EndsWith1(double error, double rounding, int exitCode)
    {
        _trainer.Verify = _ => new("c", 1e-8, [new("theta_p", 0), new("trace", error, rounding)]);
        Assert.Equal(exitCode, _trainer.Run("verify", "c.safetensors"));
        Assert.Contains(exitCode == 0 ? "passed" : "FAILED", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(error is not 1e-9, _trainer.Output.Contains("above the tolerance 1.0e-08", StringComparison.Ordinal));
        Assert.Equal(rounding > error, _trainer.Output.Contains("but within 1.0e-06", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_WithOut_PassesPathAndFileAndTakesOneCaseOnly()
    {
        _trainer.Verify = request => request is { Path: "stock", Out: "o" } ? new("c", 1, []) : throw new UserError("wrong request");
        Assert.Equal(0, _trainer.Run("verify", "c", "--path", "stock", "--out", "o"));
        Assert.Equal(2, _trainer.Run("verify", "c", "d", "--out", "o"));
    }

    [Fact]
    public void Data_List_NamesEveryDatasetOfTheOption()
    {
        Assert.Equal(0, _trainer.Run("data", "list"));
        var choices = Training.Pipeline.Options.OptionTree.Find("data.name")!.About.Choices;
        Assert.All(choices, name => Assert.Contains($"│ {name} ", _trainer.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Data_Check_CountsAndNamesWhatWasSkipped()
    {
        Assert.Equal(0, _trainer.Run("data", "check", "--preset", "demo"));
        Assert.Contains("a.jpg is cut short.", _trainer.Output, StringComparison.Ordinal);
        Assert.Contains("7 unlabelled, 6 training, 5 validation and 4 test images; 1 file could not be opened", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(2, _trainer.Run("data", "check", "--set", "data.testCount=5"));
    }

    [Fact]
    public void Data_CheckOfOneDataset_LooksInTheDataFolderBesideTheStore()
    {
        string? folder = null;
        _trainer.CheckDataset = (set, root, _) => new([set.Title], root == (folder = root) ? 0 : 1, 3, 2, 1, set.Name == "dtd" ? ["a.jpg is cut short."] : []);
        Assert.Equal(0, _trainer.InStore("data", "check", "flowers"));
        Assert.Equal(Path.Combine(_trainer.Folder, "data", "flowers"), folder);
        Assert.Contains("3 training, 2 validation and 1 test image; 0 files could not be opened", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(1, _trainer.InStore("data", "check", "dtd", "--root", "elsewhere"));
        Assert.Equal("elsewhere", folder);
        Assert.Equal(2, _trainer.InStore("data", "check", "mnist"));
        Assert.Contains("There is no dataset 'mnist'", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_Get_SaysHowFarItIsAndWhereItLies()
    {
        _trainer.GetData = (set, folder, report, _) => report(new(Path.GetFileName(folder), "downloading", 1_200_000, 4_800_000));
        Assert.Equal(0, _trainer.InStore("data", "get", "dtd"));
        Assert.Contains("dtd: downloading, 25 % of 4.80 MB", _trainer.Output, StringComparison.Ordinal);
        Assert.Contains($"is in {Path.Combine(_trainer.Folder, "data", "dtd")}", _trainer.Output, StringComparison.Ordinal);
        _trainer.GetData = (_, _, _, _) => throw new OperationCanceledException();
        Assert.Equal(130, _trainer.InStore("data", "get", "dtd"));
    }

    [Fact]
    public void Bench_Step_PrintsTheRatioToPyTorch()
    {
        Assert.Equal(0, _trainer.Run("bench", "step", "--json"));
        Assert.Contains("64 × 96 px", _trainer.Error, StringComparison.Ordinal);
        Assert.Contains("\"ratio\":0.5", _trainer.Output, StringComparison.Ordinal);
        Assert.Contains("\"imagesPerSecond\":3", _trainer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bench_Hvp_PrintsRatiosToAPass()
    {
        Assert.Equal(0, _trainer.Run("bench", "hvp", "--tf32"));
        Assert.Matches("64 × 32 px.* 2.00 .* 5.00 .*1.0e-03", _trainer.Output);
    }

    [Fact]
    public void Bench_Tsne_PrintsHowManyTimesFasterAndHowGoodBothAre()
    {
        Assert.Equal(0, _trainer.Run("bench", "tsne", "--points", "300", "--points", "2000", "--threads", "2", "--json"));
        Assert.Matches("2000 .*4.00 .*1.2500 .*1.5000 .*0.9800 .*0.9700", _trainer.Error);
        Assert.Contains("\"points\":300", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.Run("bench", "tsne", "--points", "300", "--repulsion", "exact", "--device", "cuda:0"));
        Assert.Contains("2500.0 ms", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(2, _trainer.Run("bench", "tsne", "--points", "300", "--repulsion", "barneshut"));
        Assert.Equal(2, _trainer.Run("bench", "tsne", "--points", "12"));
    }

    [Fact]
    public void Bench_Alternation_TakesShapesAndADevice()
    {
        Assert.Equal(0, _trainer.Run("bench", "alternation", "--shape", "S", "--shape", "256x96", "--device", "cuda:0", "--json"));
        Assert.Matches("256x96 .*3.50 ", _trainer.Error);
        Assert.Contains("\"shape\":\"S\"", _trainer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bench_Augment_PrintsViewsPerSecondAndTheRatio()
    {
        Assert.Equal(0, _trainer.Run("bench", "augment", "--threads", "2"));
        Assert.Matches("32 × 96 px.* 500.0 ms .* 128 .* 40 .* 3.20 ", _trainer.Output);
    }

    [Fact]
    public void Bench_Decode_PrintsBothSidesAndTheCache()
    {
        Assert.Equal(0, _trainer.Run("bench", "decode", "--rounds", "2"));
        Assert.Matches("500 × 375 .* 192 px .* Turbo .* 1000 .* 250 .* 4.00 .* 2000 ", _trainer.Output);
    }

    [Theory]
    [InlineData("4000", 0)]
    [InlineData("9", 2)]
    public void Bench_Memory_TellsWhatIsHeld(string steps, int exitCode)
    {
        Assert.Equal(exitCode, _trainer.Run("bench", "memory", "--steps", steps));
        Assert.Equal(exitCode == 0, System.Text.RegularExpressions.Regex.IsMatch(_trainer.Output, "S .* 4000 .* 200 .* 321 .* 5 .* 7 .* 3072 "));
    }

    [Fact]
    public void Bench_NoRounds_EndsWith2() => Assert.Equal(2, _trainer.Run("bench", "hvp", "--rounds", "0"));

    private static VerifyReport Report(VerifyRequest request, List<string> seen)
    {
        seen.Add(Path.GetFileName(request.Case));
        return new(seen[^1], 1e-8, [new("theta_p", 1e-12)]);
    }

    private static RunCommand? Answered(Training.Pipeline.RunSession session)
    {
        if (session.Commands.Take() is not [var command])
            return null;
        session.Commands.Answer(command, CommandOutcome.Done, $"{command.Name} is taken.");
        return command;
    }
}
