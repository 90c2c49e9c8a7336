using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests.Pipeline.Options;

public sealed class OptionsJsonTests
{
    [Fact]
    public void Apply_SomeOptions_LeavesTheOthers()
    {
        var (options, faults) = Apply("""{ "lower": { "steps": 7 }, /* why */ "comparison": { "arms": ["bissl"], }, }""");
        Assert.Empty(faults);
        Assert.Equal(["lower.steps", "comparison.arms"], OptionTree.Differences(new RunOptions(), options).Select(c => c.Path));
        Assert.Equal(7, options.Lower.Steps);
    }

    [Fact]
    public void Apply_SeveralFaults_NamesAllAndKeepsTheRest()
    {
        var (options, faults) = Apply("""{ "lower": { "stepz": 7, "optimizer": 3 }, "lowr": {}, "pretext": { "batch": 2.5 }, "upper": { "steps": 3 }, "bilevel": 1, "comparison": { "arms": [null] } }""");
        Assert.Equal(["lower.stepz", "lower.optimizer", "lowr", "pretext.batch", "bilevel", "comparison.arms"], faults.Select(f => f.Path));
        Assert.Contains("did you mean lower.steps", faults[0].Allowed, StringComparison.Ordinal);
        Assert.Contains("a whole number", faults[3].Allowed, StringComparison.Ordinal);
        Assert.Equal(3, options.Upper.Steps);
    }

    [Theory]
    [InlineData("{\n  \"lower\": nothing }", "a.json is not valid JSON: line 2, character 13: 'n")]
    [InlineData(" ", "a.json is empty")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{ "name": "a", "name": "b" }""", "not valid JSON")]
    public void Apply_NoObject_IsAUserError(string json, string message)
    {
        var error = Assert.Throws<UserError>(() => Apply(json));
        Assert.Contains("a.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownMember_IsAUserError() => Assert.Throws<UserError>(() => OptionsJson.Read("""{ "nam": "x" }"""));

    private static (RunOptions Options, List<OptionFault> Faults) Apply(string json)
    {
        var faults = new List<OptionFault>();
        return (OptionsJson.Apply(new RunOptions(), json, "a.json", faults), faults);
    }
}
