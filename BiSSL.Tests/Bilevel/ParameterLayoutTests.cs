using BiSSL.Tests.Golden;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

public sealed class ParameterLayoutTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void SplitInOrder_AnyOrder_GivesTheSameValuesInTheParametersOwn()
    {
        var (last, first, flat) = (ChannelsLast.Of(zeros(4, 3, 2, 2)), zeros(2, 3, 2, 2), zeros(5));
        var layout = new ParameterLayout([last, first, flat]);
        var vector = Numbers.Spread("v", layout.Length).to(float32);

        var (views, ordered) = (layout.Split(vector), layout.SplitInOrder(vector));

        Assert.Equal(views.Select(Numbers.Values), ordered.Select(Numbers.Values));
        Assert.Equal([last.stride(), first.stride(), flat.stride()], ordered.Select(part => part.stride()));
        Assert.Equal(Numbers.Values(vector), Numbers.Values(layout.Flatten(ordered)));
    }
}
