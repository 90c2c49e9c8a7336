using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Tests.Pipeline.Options;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("lower.stepz", "lower.steps")]
    [InlineData("LOWER.STEPS", "lower.steps")]
    [InlineData("lowersteps", "lower.steps")]
    [InlineData("lambda", "bilevel.lambda")]
    [InlineData("finetune.epoch", "fineTune.epochs")]
    [InlineData("hypergradient.dampening", "hypergradient.damping")]
    [InlineData("data.labelPerClass", "data.labelsPerClass")]
    public void Of_ATypingSlip_FindsTheOption(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Close(typed, OptionTree.Leaves.Select(leaf => leaf.Path)));

    [Theory]
    [InlineData("nosuch.option")]
    [InlineData("zzz")]
    [InlineData("")]
    public void Close_AnotherWordAltogether_FindsNothing(string typed) =>
        Assert.Null(NearestName.Close(typed, OptionTree.Leaves.Select(leaf => leaf.Path)));
}
