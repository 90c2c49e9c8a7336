using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

public sealed class ScoresTests
{
    [Theory]
    [InlineData(2, null)]
    [InlineData(5, null)]
    [InlineData(6, 50.0)]
    public void Top5Of_SoManyClasses_ExistsOnlyWhereAnAnswerCanBeWrong(int classes, double? expected)
    {
        using var scope = NewDisposeScope();
        var logits = arange(classes, dtype: float32).repeat([2, 1]);    // [2, C], class 0 the least likely
        Assert.Equal(expected, Scores.Top5Of(logits, tensor([0L, 1L])));
    }
}
