using BiSSL.Training;
using BiSSL.Training.Data.Batches;

namespace BiSSL.Tests.Data.Batches;

public class BatchStackTests
{
    [Fact]
    public void Batch_Stl10Unlabelled_FourBlocksOfTwentyPerShuffle()
    {
        var stack = new BatchStack(0, "lower", 100_000, 1024, 20, keepPartial: true);

        Assert.Equal((98, 4, 20), (stack.BatchesPerShuffle, stack.BlocksPerShuffle, stack.StepsPerBlock));
        var first = Blocks(stack, 0, 4);
        Assert.Equal(80 * 1024, first.Length);
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.NotEmpty(first.Intersect(stack.Batch(4, 0)));
        Assert.NotEqual(stack.Batch(0, 0), stack.Batch(4, 0));
    }

    [Fact]
    public void Batch_BlocksThatFitExactly_TakeThePartialBatchLast()
    {
        var stack = new BatchStack(0, "lower", 10, 4, 3, keepPartial: true);

        Assert.Equal(1, stack.BlocksPerShuffle);
        Assert.Equal([4, 4, 2], Enumerable.Range(0, 3).Select(step => stack.Batch(0, step).Length));
        Assert.Equal(Enumerable.Range(0, 10), Blocks(stack, 0, 1).Order());
    }

    [Fact]
    public void Batch_SetTooSmallForABlock_ReshufflesWhenLessThanABatchRemains()
    {
        var stack = new BatchStack(0, "upper", 1020, 256, 8, keepPartial: false);

        Assert.Equal((3, 0, 8), (stack.BatchesPerShuffle, stack.BlocksPerShuffle, stack.StepsPerBlock));
        var steps = Enumerable.Range(0, 16).Select(i => stack.Batch(i / 8, i % 8)).ToArray();
        Assert.All(steps, batch => Assert.Equal(256, batch.Length));
        for (var shuffle = 0; shuffle < 5; shuffle++)
            Assert.Equal(768, steps[(3 * shuffle)..(3 * shuffle + 3)].SelectMany(b => b).Distinct().Count());
        Assert.NotEmpty(steps[2].Intersect(steps[3]));
    }

    [Theory]
    [InlineData(1020, 4, 2)] // flowers
    [InlineData(1880, 8, 1)] // dtd
    [InlineData(4000, 16, 8)] // stl10: large enough, unchanged
    public void StepsPerBlock_ReleasedCodesFault_IsStepsDivBatches(int images, int batches, int steps)
    {
        var stack = new BatchStack(0, "upper", images, 256, 8, keepPartial: true, smallSetsSinglePass: true);

        Assert.Equal((batches, steps), (stack.BatchesPerShuffle, stack.StepsPerBlock));
        Assert.Equal(batches / steps, stack.BlocksPerShuffle);
    }

    [Fact]
    public void Batch_AskedInAnyOrder_IsTheSame()
    {
        var stack = new BatchStack(5, "lower", 300, 32, 4, keepPartial: true);
        var forwards = Enumerable.Range(0, 40).Select(i => stack.Batch(i / 4, i % 4)).ToArray();
        var backwards = Enumerable.Range(0, 40).Reverse().Select(i => new BatchStack(5, "lower", 300, 32, 4, true).Batch(i / 4, i % 4)).Reverse();

        Assert.Equal(forwards, backwards);
    }

    [Theory]
    [InlineData(6, "lower")]
    [InlineData(5, "upper")]
    public void Batch_OtherSeedOrStream_IsAnotherOrder(long seed, string stream) =>
        Assert.NotEqual(
            new BatchStack(5, "lower", 300, 300, 1, true).Batch(0, 0),
            new BatchStack(seed, stream, 300, 300, 1, true).Batch(0, 0));

    [Fact]
    public void FirstOfShuffle_LaterBlockOfTheSameShuffle_IsItsFirstBatch()
    {
        var stack = new BatchStack(0, "lower", 100, 10, 3, keepPartial: true);

        Assert.Equal(3, stack.BlocksPerShuffle);
        Assert.Equal(stack.Batch(0, 0), stack.FirstOfShuffle(2));
        Assert.Equal(stack.Batch(3, 0), stack.FirstOfShuffle(3));
    }

    [Fact]
    public void Constructor_BatchLargerThanTheSet_SaysSo()
    {
        var error = Assert.Throws<UserError>(() => new BatchStack(0, "upper", 100, 256, 8, keepPartial: false));

        Assert.Contains("256", error.Message);
        Assert.Contains("100", error.Message);
        Assert.Equal(100, new BatchStack(0, "upper", 100, 256, 8, keepPartial: true).Batch(3, 5).Length);
    }

    private static int[] Blocks(BatchStack stack, int first, int count) =>
        [.. from block in Enumerable.Range(first, count)
            from step in Enumerable.Range(0, stack.StepsPerBlock)
            from image in stack.Batch(block, step)
            select image];
}
