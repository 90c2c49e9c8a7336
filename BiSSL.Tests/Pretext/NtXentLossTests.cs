using BiSSL.Tests.Golden;
using BiSSL.Training.Pretext;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pretext;

public sealed class NtXentLossTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Loss_TwoTemperatures_MatchesTheReference()
    {
        foreach (var expected in Numbers.Read("pretext").GetProperty("ntXent").EnumerateArray())
        {
            var (first, second) = Projections();
            var loss = new NtXentLoss(expected.GetProperty("temperature").GetDouble()).Loss(first, second);
            var gradients = autograd.grad([loss], [first, second], retain_graph: false, create_graph: false);

            Assert.Equal(expected.GetProperty("loss").GetDouble(), loss.ToDouble(), 1e-12);
            foreach (var (values, gradient) in expected.GetProperty("gradients").EnumerateArray().Zip(gradients))
                Numbers.AssertValues(values, gradient);
        }
    }

    [Fact]
    public void Loss_ImagesInAnotherOrderOrViewsSwapped_IsTheSame()
    {
        var (first, second) = Projections();
        var order = tensor(new long[] { 2, 0, 3, 1 });
        var loss = new NtXentLoss(0.5);
        var value = loss.Loss(first, second).ToDouble();

        Assert.Equal(value, loss.Loss(first.index_select(0, order), second.index_select(0, order)).ToDouble(), 1e-14);
        Assert.Equal(value, loss.Loss(second, first).ToDouble(), 1e-14);
        Assert.NotEqual(value, loss.Loss(first, second.index_select(0, order)).ToDouble(), 1e-3);
    }

    private static (Tensor First, Tensor Second) Projections() =>
        (Numbers.Spread("first", 4, 8).requires_grad_(), Numbers.Spread("second", 4, 8).requires_grad_());
}
