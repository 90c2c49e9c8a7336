using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BiSSL.Training.Cli.Results;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Search;
using Spectre.Console;

namespace BiSSL.Tests.Cli.Results;

public sealed class ResultTests
{
    private static readonly RunOutcome s_search = new(false, [Measured.Arm("bissl", [])], [], 1)
    {
        Searches =
        [
            new("bissl", 0,
            [
                new(0, 0.5, 0.01, 30, 240, 1, TrialState.Early, 1) { Best = new(30, 39.7, 1.25) },
                new(1, 0.0123, 1e-5, 240, 240, 3, TrialState.Finished, 1) { Best = new(200, 40, 1.5) },
                new(2, 1, 0.01, 10, 240, 0, TrialState.Diverged, 1),
            ], 720, IsDone: true),
        ],
    };

    [Fact]
    public void Json_WrittenAndRead_IsTheSameOutcome()
    {
        var outcome = new RunOutcome(false, [Measured.Arm("control", [36.123456789012345, 38], [80, 81]), Measured.Arm("bissl", [1], [2], [3])], [new("bissl", 2.25)], 4.75);
        Assert.Equivalent(outcome, ResultJson.Read(ResultJson.Write("id", "completed", outcome)), strict: true);
    }

    [Fact]
    public void Json_OfAnOutcome_IsExactlyTheAgreedLine() => Assert.Equal(
        """{"run":"id","state":"completed","seconds":4.75,"arms":{"bissl":{"top1":[1,3],"top5":[],"probe":[3],"seeds":{"top1":[0,1],"top5":[],"probe":[0]}}}"""
        + ""","comparison":{"means":[{"arm":"bissl","metric":"probe","mean":3,"sd":null},{"arm":"bissl","metric":"top-1","mean":2,"sd":1.4142135623730951}]"""
        + ""","differences":[],"sentences":[]},"stages":[{"name":"bissl","seconds":2.25}]}""",
        ResultJson.Write("id", "completed", new RunOutcome(false, [Measured.Arm("bissl", [1, 3], probe: [3])], [new("bissl", 2.25)], 4.75)));

    [Fact]
    public void Everything_OfSeveralLabels_SaysMapAndNotTop1()
    {
        var outcome = new RunOutcome(false, [Measured.Arm("control", [30, 31.5, 32]), Measured.Arm("bissl", [40, 41, 42])], [], 1) { Score = ScoreNames.Of("voc2007") };
        var json = ResultJson.Write("id", "completed", outcome);
        Assert.Equal("No clear difference between bissl and control after fine-tuning (mAP): +9.8 points (+9.1 to +10.6). 3 seeds cannot decide this: sign flips of 1 comparison take at least 6; 10 would detect 0.3 points.", (string)JsonNode.Parse(json)!["comparison"]!["sentences"]![0]!);
        Assert.Equal("mAP", ResultJson.Read(json).Score);

        var printed = Print(outcome);
        Assert.Contains("Test mAP (11-point) in %", printed);
        Assert.DoesNotContain("top-1", printed);
    }

    [Fact]
    public void Json_OfTwoArms_SaysWhatTheTablesSay()
    {
        var outcome = new RunOutcome(false, [Measured.Arm("control", [30, 31.5, 32]), Measured.Arm("bissl", [40, 41, 42])], [], 1);
        var comparison = JsonNode.Parse(ResultJson.Write("id", "completed", outcome))!["comparison"]!;
        var difference = Assert.Single(comparison["differences"]!.AsArray())!;
        Assert.Equal(("bissl", "control", "top-1", 3), ((string)difference["first"]!, (string)difference["second"]!, (string)difference["metric"]!, (int)difference["seeds"]!));
        Assert.Equal(29.5 / 3, (double)difference["mean"]!, 12);
        Assert.Equal(1 / 6.0, (double)difference["error"]!, 12);
        Assert.Equal((0.25, 0.25, 1, false), ((double)difference["p"]!, (double)difference["holm"]!, (int)difference["comparisons"]!, (bool)difference["clear"]!));
        Assert.Equal("No clear difference between bissl and control after fine-tuning (top-1): +9.8 points (+9.1 to +10.6). 3 seeds cannot decide this: sign flips of 1 comparison take at least 6; 10 would detect 0.3 points.", (string)comparison["sentences"]![0]!);
    }

    [Fact]
    public void Json_OfBeforeSeedsWereKept_CountsThemFromZero()
    {
        string old = """{"state":"completed","seconds":1,"stages":[],"arms":{"bissl":{"top1":[5,6],"top5":[],"probe":[7]}}}""";
        Assert.Equivalent(Measured.Arm("bissl", [5, 6], probe: [7]), Assert.Single(ResultJson.Read(old).Arms), strict: true);
    }

    [Fact]
    public void Tables_OfAnArmThatLacksASeed_PairBySeed()
    {
        ArmResult bissl = Measured.Arm("bissl", [90, 50, 60]) with { Top1 = new Dictionary<int, double> { [1] = 50, [2] = 60 } };
        var text = Print(new RunOutcome(false, [bissl, Measured.Arm("control", [89, 49, 59])], [], 1));
        Assert.Contains("+1.0 ± 0.0", text, StringComparison.Ordinal);
        Assert.Contains("+1.0 points on every seed. 2 seeds cannot decide this: sign flips of 1 comparison take at least 6.", Regex.Replace(text, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_WithoutProbeAndTwin_LeaveThemOut()
    {
        var text = Print(new RunOutcome(false, [Measured.Arm("pretext", [50, 52], [90, 91]), Measured.Arm("scratch", [40, 41], [80, 81])], [], 1));
        Assert.DoesNotContain("probe", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bissl", text, StringComparison.Ordinal);
        Assert.Contains("pretext − scratch", text, StringComparison.Ordinal);
        Assert.Contains("+10.5 ± 0.5", text, StringComparison.Ordinal);
        Assert.Contains("51.0 ± 1.4", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_OfOneSeed_ShowPlainNumbers()
    {
        var text = Print(new RunOutcome(false, [Measured.Arm("bissl", [50.04], [90], [45]), Measured.Arm("control", [49], [90], [44])], [], 1));
        Assert.Matches(@"bissl +│ +45\.0 │ +50\.0 │ +90\.0 │", text);
        Assert.Matches(@"bissl − control │ +\+1\.0 │ +\+1\.0 │ +0\.0 │", text);
        Assert.Contains("one seed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_OfASearch_ShowTheBestWhatIsTakenAndTheCost()
    {
        var text = Regex.Replace(Print(s_search), @"\s+", " ");
        Assert.Matches(@"1 │ +0\.0123 │ +1E-05 │ +40\.0 │ +1\.500 │ +240 │ finished +│", text);
        Assert.Matches(@"0 │ +0\.5 │ +0\.01 │ +39\.7 │ +1\.250 │ +30 │ stopped early +│", text);
        Assert.Contains("As settings: --set fineTune.learningRate=0.0123 --set fineTune.weightDecay=1E-05", text, StringComparison.Ordinal);
        Assert.Contains("Cost: 280 steps, 39 % of the 720 of training every trial to its end; 1 stopped early, 1 finished, 1 diverged.", text, StringComparison.Ordinal);
        Assert.Equal(Print(s_search), Print(ResultJson.Read(ResultJson.Write("id", "completed", s_search))));
    }

    [Fact]
    public void Tables_OfASearchWithoutAWinner_SaySo()
    {
        var search = s_search.Searches[0];
        Assert.Contains("No trial of bissl can be taken: none was trained to its end without diverging.", Print(s_search with { Searches = [search with { Trials = [search.Trials[2]] }] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_OfNothing_AreNotDrawn() => Assert.Empty(Print(new RunOutcome(false, [], [], 1)));

    private static string Print(RunOutcome outcome)
    {
        var output = new StringWriter();
        ResultTables.Write(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }), outcome);
        return output.ToString();
    }
}
