using System.Text.Json;
using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Cli;

public sealed class TrainCommandTests : IDisposable
{
    private readonly Trainer _trainer = new();

    public void Dispose() => _trainer.Dispose();

    [Fact]
    public void Train_ToTheEnd_KeepsTheResultAndPrintsTheTables()
    {
        var exit = _trainer.InStore("train", "--preset", "demo", "--name", "first");

        Assert.Empty(_trainer.Error);
        Assert.Equal(0, exit);
        var run = Assert.Single(_trainer.Store.List());
        Assert.Equal(("first", "demo", RunState.Completed), (run.Name, run.Preset, run.State));
        Assert.Contains("\"completed\"", run.Result, StringComparison.Ordinal);
        string[] expected = ["scratch", "37.8 ± 1.1", "bissl − control", "+0.8 ± 0.3", "No clear difference between bissl and control after fine-tuning", "bissl 2.3 s"];
        Assert.All(expected, text => Assert.Contains(text, _trainer.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Train_WithJson_EndsStandardOutputWithTheObjectAlone()
    {
        Assert.Equal(0, _trainer.InStore("train", "--json"));

        var line = Assert.Single(_trainer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var root = JsonDocument.Parse(line).RootElement;
        Assert.Equal(["run", "state", "seconds", "arms", "comparison", "stages"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("completed", root.GetProperty("state").GetString());
        Assert.Equal(4.75, root.GetProperty("seconds").GetDouble());
        var bissl = root.GetProperty("arms").GetProperty("bissl");
        Assert.Equal(["top1", "top5", "probe", "seeds"], bissl.EnumerateObject().Select(member => member.Name));
        Assert.Equal([37, 38.5], bissl.GetProperty("top1").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal("pretext warm-up", root.GetProperty("stages")[0].GetProperty("name").GetString());
        Assert.Contains("bissl − control", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_WithEveryLayer_HandsThePipelineTheOptions()
    {
        RunOptions? seen = null;
        _trainer.Pipeline = new ScriptedPipeline((options, _, _) => Finish(seen = options));
        var file = _trainer.Write("mine.json", """{ "lower": { "steps": 7, "rampSteps": 3 } }""");

        Assert.Equal(0, _trainer.InStore("train", "--preset", "small", "--config", file, "--set", "bilevel.alternations=4", "--set", "lower.steps=8", "--seed", "5", "--seeds", "2", "--no-cache"));

        Assert.Equal((8, 3, 4), (seen!.Lower.Steps, seen.Lower.RampSteps, seen.Bilevel.Alternations));
        Assert.Equal((5, 2, false, 32), (seen.Comparison.Seed, seen.Comparison.Seeds, seen.Checkpoint.Cache, seen.Model.Width));
    }

    [Fact]
    public void Train_DryRun_PrintsOptionsAndDifferencesAndTrainsNothing()
    {
        _trainer.Pipeline = new ScriptedPipeline((_, _, _) => throw new InvalidOperationException("trained"));

        Assert.Equal(0, _trainer.InStore("train", "--set", "lower.steps=16", "--dry-run"));

        Assert.Contains("\"steps\": 16", _trainer.Output, StringComparison.Ordinal);
        Assert.Matches(@"lower\.steps +│ 15 +│ 16 +│ Lower steps per alternation\.", _trainer.Output);
        Assert.False(Directory.Exists(_trainer.StoreFolder));
    }

    [Fact]
    public void Train_Estimate_PrintsHoursMemoryAndDiskAndTrainsNothing()
    {
        _trainer.Pipeline = new ScriptedPipeline((_, _, _) => throw new InvalidOperationException("trained"));

        Assert.Equal(0, _trainer.InStore("train", "--seeds", "3", "--estimate", "--json"));

        Assert.Matches(@"bissl +│ 3 +│ 1\.50", _trainer.Error);
        string[] expected = ["2.50 hours on cpu.", "12.3 GB of memory at the height, 23.4 GB are free.", "4.5 GB of disk, ", "It is said."];
        Assert.All(expected, text => Assert.Contains(text, _trainer.Error, StringComparison.Ordinal));
        Assert.Equal(9000, JsonDocument.Parse(_trainer.Output).RootElement.GetProperty("seconds").GetDouble());
        Assert.False(Directory.Exists(_trainer.StoreFolder));
    }

    [Fact]
    public void Train_DryRunAsJson_IsAConfigurationAgain()
    {
        Assert.Equal(0, _trainer.InStore("train", "--set", "lower.steps=16", "--dry-run", "--json"));
        var root = JsonDocument.Parse(_trainer.Output).RootElement;
        Assert.Equal(16, OptionsJson.Read(root.GetProperty("options").GetRawText()).Lower.Steps);
        Assert.Equal("lower.steps", Assert.Single(root.GetProperty("differences").EnumerateArray()).GetProperty("path").GetString());
    }

    [Fact]
    public void Train_Explain_SaysWhatOptionsMeanAndTrainsNothing()
    {
        Assert.Equal(0, _trainer.InStore("train", "--explain", "lambda"));
        Assert.Matches(@"bilevel\.lambda +│ λ +│ 1 +│ a number from 0 to 1,000,000 +│ Weight of the pull", _trainer.Output);
        Assert.DoesNotContain("lower.steps", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.InStore("train", "--explain"));
        Assert.All(OptionTree.Leaves, leaf => Assert.Contains($"│ {leaf.Path} ", _trainer.Output, StringComparison.Ordinal));
        Assert.Equal(2, _trainer.InStore("train", "--explain", "lowwer.step"));
        Assert.Contains("lower.steps", _trainer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_trainer.StoreFolder));
    }

    [Theory]
    [InlineData("did you mean demo?", "--preset", "dem")]
    [InlineData("did you mean lower.steps", "--set", "lower.step=3")]
    [InlineData("upper.batch = 0: allowed is a whole number from 1 to 65,536", "--set", "upper.batch=0")]
    [InlineData("no/such.json cannot be read", "--config", "no/such.json")]
    [InlineData("comparison.seeds = many: allowed is a whole number", "--seeds", "many")]
    [InlineData("'train' has no option '--sed'; did you mean --se", "--sed", "3")]
    [InlineData("upper = 3: this is a group of options, such as upper.", "--set", "upper=3")]
    [InlineData("nosuch.thing = 3: there is no such option; train --explain lists them all.", "--set", "nosuch.thing=3")]
    [InlineData("comparison.seed = -1: allowed is a whole number from 0", "--seed", "-1")]
    [InlineData("bilevel.lambda = NaN: allowed is a number from 0", "--set", "bilevel.lambda=nan")]
    public void Train_WrongInput_SaysWhatAndEndsWith2(string message, string option, string value)
    {
        Assert.Equal(2, _trainer.InStore("train", option, value));
        Assert.Contains(message, _trainer.Error, StringComparison.Ordinal);
        Assert.Empty(_trainer.Output);
    }

    [Fact]
    public void Train_DeviceThatIsNotThere_IsRefusedBeforeTheRunExists()
    {
        _trainer.Gpu = _ => throw new UserError("No GPU.");
        Assert.Equal(2, _trainer.InStore("train"));
        Assert.Equal("No GPU.", _trainer.Error.Trim());
        Assert.False(Directory.Exists(_trainer.StoreFolder));
    }

    [Fact]
    public void Train_StoreWithoutAName_IsRefusedWith2()
    {
        Assert.Equal(2, _trainer.Run("train", "--store", ""));
        Assert.Contains("choose one with --store DIR", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_SeveralFaults_ListsAllOfThem()
    {
        Assert.Equal(2, _trainer.InStore("train", "--set", "lower.steps=0", "--set", "modle.width=3", "--set", "engine.device=tpu"));
        string[] expected = ["lower.steps", "modle.width", "engine.device"];
        Assert.All(expected, path => Assert.Contains(path, _trainer.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void Train_DataThatCannotServe_FailsTheRunWith2()
    {
        _trainer.Pipeline = new ScriptedPipeline((_, _, _) => throw new UserError("train_X.bin is missing."));
        Assert.Equal(2, _trainer.InStore("train", "--json"));
        Assert.Contains("train_X.bin is missing.", _trainer.Error, StringComparison.Ordinal);
        Assert.Equal("failed", JsonDocument.Parse(_trainer.Output).RootElement.GetProperty("state").GetString());
        Assert.Equal(("train_X.bin is missing.", 2), (_trainer.Store.List()[0].Error, _trainer.Store.List()[0].ExitCode));
    }

    [Fact]
    public void Train_AFaultInThePipeline_FailsTheRunWith1()
    {
        _trainer.Pipeline = new ScriptedPipeline((_, _, _) => throw new InvalidOperationException("Non-finite gradient."));
        Assert.Equal(1, _trainer.InStore("train"));
        var line = Assert.Single(_trainer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Non-finite gradient. (For a report of this fault: ", line, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", File.ReadAllText(line.Split(": ")[1].TrimEnd(')')), StringComparison.Ordinal);
        Assert.Equal((RunState.Failed, 1), (_trainer.Store.List()[0].State, _trainer.Store.List()[0].ExitCode));
    }

    [Fact]
    public void Train_StoppedOnTheWay_EndsWith130AndResumesWithItsHistory()
    {
        _trainer.Pipeline = new ScriptedPipeline((_, session, _) =>
        {
            session.Reporter.Happened(RunEvent.Changed(new AppliedSetting("seed 0/bissl", 3, LiveSettings.Lambda, 0.5, 1), 1));
            return ScriptedPipeline.Finished with { Stopped = true, Arms = [] };
        });
        Assert.Equal(130, _trainer.InStore("train", "--json"));
        var run = Assert.Single(_trainer.Store.List());
        Assert.Equal(RunState.Stopped, run.State);
        Assert.Contains($"resume {run.Id}", _trainer.Error, StringComparison.Ordinal);
        Assert.Equal("stopped", JsonDocument.Parse(_trainer.Output).RootElement.GetProperty("state").GetString());

        IReadOnlyList<AppliedSetting> history = [];
        _trainer.Pipeline = new ScriptedPipeline((options, session, _) => Finish(history = session.History.Applied));
        Assert.Equal(0, _trainer.InStore("resume", run.Id));
        Assert.Equal((3, 0.5), (Assert.Single(history).Step, history[0].Value));
        Assert.Equal(RunState.Completed, _trainer.Store.Get(run.Id).State);
    }

    [Fact]
    public void Resume_ACompletedRun_IsRefusedWith2()
    {
        _trainer.InStore("train", "--name", "done");
        Assert.Equal(2, _trainer.InStore("resume", "done"));
        Assert.Contains("is completed, so there is nothing to resume", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_WarningsAndProgress_AreShownAndKept()
    {
        _trainer.Pipeline = new ScriptedPipeline((_, session, _) =>
        {
            session.Reporter.Happened(RunEvent.Said(EventKind.Warning, "", 0, "b.jpg is cut short."));
            session.Reporter.Happened(new RunEvent(EventKind.Planned, "", 0, new JsonObject { ["jobs"] = new JsonArray(1, 2) }));
            session.Reporter.Progress("seed 0/bissl", "fine-tune", 2, 2, 3);
            session.Reporter.Happened(new RunEvent(EventKind.StageReused, "seed 0/bissl", 0, new JsonObject { ["measured"] = new JsonObject() }));
            session.Reporter.Happened(new RunEvent(EventKind.StageCompleted, "seed 0/bissl/fine-tune", 0, new JsonObject { ["measured"] = new JsonObject { ["top1"] = 37.25 } }));
            return ScriptedPipeline.Finished;
        });
        Assert.Equal(0, _trainer.InStore("train"));
        Assert.Contains("warning: b.jpg is cut short.", _trainer.Output, StringComparison.Ordinal);
        Assert.Contains("seed 0 · bissl: done before (1 of 2 stages)", _trainer.Output, StringComparison.Ordinal);
        Assert.Contains("seed 0 · bissl · fine-tune: done, top-1 37.3 % (2 of 2 stages)", _trainer.Output, StringComparison.Ordinal);
        var reader = new RunReader(_trainer.Store, _trainer.Store.List()[0].Id);
        Assert.Equal(2, Assert.Single(reader.Progress()).Done);
        Assert.Single(reader.Events(EventKind.Warning));
    }

    private static Training.Pipeline.RunOutcome Finish(object? _) => ScriptedPipeline.Finished;
}
