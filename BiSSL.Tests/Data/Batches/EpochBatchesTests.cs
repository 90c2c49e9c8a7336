using BiSSL.Training.Data.Batches;

namespace BiSSL.Tests.Data.Batches;

public class EpochBatchesTests
{
    [Fact]
    public void Batch_OneEpoch_VisitsEveryImageOnce()
    {
        var batches = new EpochBatches(1, "pretext", 100, 32);

        Assert.Equal(4, batches.StepsPerEpoch);
        for (var epoch = 0; epoch < 3; epoch++)
            Assert.Equal(Enumerable.Range(0, 100), Enumerable.Range(4 * epoch, 4).SelectMany(step => batches.Batch(step)).Order());
        Assert.Equal(4, batches.Batch(7).Length);
    }

    [Fact]
    public void Batch_NextEpoch_IsAnotherOrder()
    {
        var batches = new EpochBatches(1, "pretext", 100, 100);

        Assert.NotEqual(batches.Batch(0), batches.Batch(1));
        Assert.Equal(batches.Batch(0), new EpochBatches(1, "pretext", 100, 100).Batch(0));
    }

    [Theory]
    [InlineData(9, 4, 2)]
    [InlineData(10, 4, 3)]
    [InlineData(1, 4, 1)]
    [InlineData(3, 1, 3)]
    public void StepsPerEpoch_LastBatchOfOneImage_IsDropped(int count, int batch, int expected) =>
        Assert.Equal(expected, new EpochBatches(0, "pretext", count, batch).StepsPerEpoch);
}
