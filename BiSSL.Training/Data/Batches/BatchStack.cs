namespace BiSSL.Training.Data.Batches;

/// <summary>
/// The shuffled stack from which a level of the bilevel problem takes its batches, one block of steps per alternation (paper B.4, specification 1.10).
/// A shuffle gives so many batches; whole blocks are taken from it as long as enough batches remain for the next one, then the images are shuffled anew.
/// A set too small for one block is shuffled anew whenever it runs out of batches, also within a block.
/// Batches are a pure function of (seed, stream, block, step): a resumed run needs no saved position.
/// </summary>
public sealed class BatchStack
{
    private readonly ShuffledOrder _order;
    private readonly int _batch;

    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Name of the stack, e.g. "lower".</param>
    /// <param name="count">Number of images.</param>
    /// <param name="batch">Images per batch.</param>
    /// <param name="stepsPerBlock">Batches that one block asks for (N_L or N_U).</param>
    /// <param name="keepPartial">Whether the smaller last batch of a shuffle is used: yes in the lower level; in the upper level the paper drops it (D18).</param>
    /// <param name="smallSetsSinglePass">The released code's fault D17: if a shuffle gives no more batches than a block asks for,
    /// a block takes only stepsPerBlock div batches steps (never fewer than one).</param>
    /// <exception cref="UserError">There are fewer images than one batch, and partial batches are dropped.</exception>
    public BatchStack(long seed, string stream, int count, int batch, int stepsPerBlock, bool keepPartial, bool smallSetsSinglePass = false)
    {
        BatchesPerShuffle = keepPartial ? BatchCount.WithPartial(count, batch) : BatchCount.Full(count, batch);
        if (BatchesPerShuffle == 0)
            throw new UserError($"A batch of {batch} is larger than the {Words.Many(count, "image")} that '{stream}' has to draw from. Choose a batch of at most {count}.");
        StepsPerBlock = smallSetsSinglePass && stepsPerBlock >= BatchesPerShuffle ? Math.Max(1, stepsPerBlock / BatchesPerShuffle) : stepsPerBlock;
        BlocksPerShuffle = BatchesPerShuffle / StepsPerBlock;
        _order = new ShuffledOrder(seed, stream, count);
        _batch = batch;
    }

    /// <summary>Batches that one shuffle gives.</summary>
    public int BatchesPerShuffle { get; }

    /// <summary>Steps that a block really takes: what was asked for, except under D17.</summary>
    public int StepsPerBlock { get; }

    /// <summary>Whole blocks that one shuffle serves; 0 for a set too small for one.</summary>
    public int BlocksPerShuffle { get; }

    /// <summary>Image numbers of one batch; block and step count from 0.</summary>
    public int[] Batch(long block, int step)
    {
        var (shuffle, place) = Position(block, step);
        return _order.Batch(shuffle, place, _batch);
    }

    /// <summary>The first batch of the shuffle that the block's first step draws from (D1: the released code's one Hessian batch).</summary>
    public int[] FirstOfShuffle(long block) => _order.Batch(Position(block, 0).Shuffle, 0, _batch);

    private (long Shuffle, int Place) Position(long block, int step)
    {
        if (BlocksPerShuffle > 0)
            return (block / BlocksPerShuffle, (int)(block % BlocksPerShuffle) * StepsPerBlock + step);
        var (shuffle, place) = Math.DivRem(block * StepsPerBlock + step, BatchesPerShuffle);
        return (shuffle, (int)place);
    }
}
