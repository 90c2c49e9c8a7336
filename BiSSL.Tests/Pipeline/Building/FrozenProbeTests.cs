using BiSSL.Training.Models;
using BiSSL.Training.Pipeline.Building;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Building;

public sealed class FrozenProbeTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly ResNet _backbone = new Networks(ColouredClasses.Options, CPU, ScalarType.Float32).Backbone(5);

    public void Dispose()
    {
        _backbone.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Of_SetSortedByClass_SeesWhatTellsTheClasses()
    {
        using var sorted = ColouredClasses.Images(256, isSorted: true);          // a class fills a batch
        using var mixed = ColouredClasses.Images(256, isSorted: false);

        var (inOrder, inAnyOrder) = (OnTest(sorted), OnTest(mixed));

        Assert.InRange(inOrder.Percent, 75, 100);                                // chance is 25
        Assert.Equal(inAnyOrder.Percent, inOrder.Percent, 3.0);
        Assert.InRange(inOrder.Variation, 0.01, 1);
    }

    [Fact]
    public void Of_NetworkThatTrains_LeavesItAsItWas()
    {
        using var images = ColouredClasses.Images(4, isSorted: true);
        var before = _backbone.buffers().Select(Golden.Numbers.Values).ToArray();

        OnTest(images);

        Assert.True(_backbone.training);
        Assert.Equal(before, _backbone.buffers().Select(Golden.Numbers.Values));
    }

    [Fact]
    public void Of_NetworkWithAWeightThatIsNotANumber_HasNoAccuracy()
    {
        using var images = ColouredClasses.Images(4, isSorted: true);
        using (no_grad())
            _backbone.parameters().First().fill_(double.NaN);

        var fault = Assert.Throws<BiSSL.Training.Diverged>(() => OnTest(images));
        Assert.StartsWith("The features of 16 of 16 images are not finite", fault.Message, StringComparison.Ordinal);
    }

    private FrozenProbe OnTest(SeedImages images)
    {
        var data = ColouredClasses.Over(images);
        return FrozenProbe.Of(_backbone, data, data.Test);
    }
}
