using BiSSL.Training.Data.Batches;
using BiSSL.Training.Data.Randomness;

namespace BiSSL.Tests.Data.Batches;

/// <summary>T20: the same numbers and batches from a second implementation, which keeps a position instead of computing it.</summary>
public class GoldenBatchTests
{
    private static readonly Golden s_golden = GoldenData.Read<Golden>("batches.json");

    private sealed record Golden(Bits[] Bits, Stack[] Stacks);

    private sealed record Bits(long Seed, string Stream, long Step, long Item, string[] First);

    private sealed record Stack(long Seed, string Stream, int Count, int Batch, int Steps, bool KeepPartial, Taken[] Batches);

    private sealed record Taken(long Shuffle, int[] Images);

    [Fact]
    public void Bits_GivenKeys_AreTheSecondImplementations()
    {
        foreach (var given in s_golden.Bits)
        {
            var draws = new Draws(given.Seed, given.Stream, given.Step, given.Item);

            Assert.Equal(given.First.Select(ulong.Parse), [draws.Bits(), draws.Bits(), draws.Bits()]);
        }
    }

    [Fact]
    public void Batch_GivenStacks_AreTheSecondImplementations()
    {
        foreach (var given in s_golden.Stacks)
        {
            var stack = new BatchStack(given.Seed, given.Stream, given.Count, given.Batch, given.Steps, given.KeepPartial);

            for (var i = 0; i < given.Batches.Length; i++)
                Assert.Equal(given.Batches[i].Images, stack.Batch(i / given.Steps, i % given.Steps));
        }
    }
}
