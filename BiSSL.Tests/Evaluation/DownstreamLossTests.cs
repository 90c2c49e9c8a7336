using BiSSL.Tests.Golden;
using BiSSL.Training;
using BiSSL.Training.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation;

public sealed class DownstreamLossTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("softmax")]
    [InlineData("bce")]
    public void Loss_SeveralLabelsPerImage_MatchesTheReference(string name)
    {
        var golden = Numbers.Read("evaluation").GetProperty("multiHot");
        var targets = tensor(golden.GetProperty("targets").EnumerateArray().Select(value => value.GetDouble()).ToArray(), 6, 3);
        var logits = Numbers.Spread("logits", 6, 3).requires_grad_();

        var loss = DownstreamLoss.For(name)(logits, targets);
        var gradient = autograd.grad([loss], [logits], retain_graph: false, create_graph: false)[0];

        Assert.Equal(golden.GetProperty(name).GetProperty("loss").GetDouble(), loss.ToDouble(), 1e-12);
        Numbers.AssertValues(golden.GetProperty(name).GetProperty("gradient"), gradient);
    }

    [Fact]
    public void CrossEntropy_LabelsOrOneHot_Agree()
    {
        var logits = Numbers.Spread("logits", 6, 3);
        var labels = tensor(new long[] { 0, 2, 1, 1, 0, 2 });

        var byLabel = DownstreamLoss.CrossEntropy(logits, labels).ToDouble();

        Assert.Equal(byLabel, DownstreamLoss.CrossEntropy(logits, nn.functional.one_hot(labels, 3).to(float64)).ToDouble(), 1e-14);
    }

    [Fact]
    public void For_UnknownName_SpeaksToTheUser() => Assert.Throws<UserError>(() => DownstreamLoss.For("hinge"));
}
