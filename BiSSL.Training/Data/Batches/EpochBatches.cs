namespace BiSSL.Training.Data.Batches;

/// <summary>
/// Batches of ordinary training: every epoch is a new shuffle of all images, the smaller last batch is kept (specification 1.10, D19).
/// Batches are a pure function of (seed, stream, step), steps counted from 0 over all epochs.
/// </summary>
public sealed class EpochBatches(long seed, string stream, int count, int batch)
{
    private readonly ShuffledOrder _order = new(seed, stream, count);

    public int StepsPerEpoch { get; } = BatchCount.WithPartial(count, batch);

    /// <summary>Image numbers of the batch of one step.</summary>
    public int[] Batch(long step)
    {
        var (epoch, place) = Math.DivRem(step, StepsPerEpoch);
        return _order.Batch(epoch, (int)place, batch);
    }
}
