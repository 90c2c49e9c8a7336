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
    public void Flatten_ThenSplit_GivesEveryTensorBackInItsOrder()
    {
        Tensor[] tensors = [ChannelsLast.Of(Numbers.Spread("a", 4, 3, 2, 2)), Numbers.Spread("b", 2, 3, 2, 2), Numbers.Spread("c", 5), ChannelsLast.Of(Numbers.Spread("d", 4, 3, 1, 1))];
        var layout = new ParameterLayout(tensors);

        var parts = layout.Split(layout.Flatten(tensors));

        Assert.Equal(tensors.Select(Numbers.Values), parts.Select(Numbers.Values));
        Assert.Equal(tensors.Select(tensor => tensor.stride()), parts.Select(part => part.stride()));
    }

    [Fact]
    public void Flatten_TensorsInAnotherOrder_PutsTheirValuesWhereTheParametersAre()
    {
        var values = Numbers.Spread("a", 4, 3, 2, 2);
        var layout = new ParameterLayout([ChannelsLast.Of(values)]);

        Assert.Equal(Numbers.Values(layout.Flatten([ChannelsLast.Of(values)])), Numbers.Values(layout.Flatten([values])));
        Assert.Equal(Numbers.Values(values.permute(0, 2, 3, 1).flatten()), Numbers.Values(layout.Flatten([values])));
    }
}
