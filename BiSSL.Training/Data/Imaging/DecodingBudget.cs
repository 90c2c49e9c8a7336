namespace BiSSL.Training.Data.Imaging;

/// <summary>
/// Bounds the bytes that decoding holds at once, whatever the number of threads: who wants more than is free waits until others have finished.
/// What is larger than all that there is goes alone.
/// </summary>
/// <param name="bytes">All that there is.</param>
public sealed class DecodingBudget(long bytes)
{
    /// <summary>Files as they were read.</summary>
    public static readonly DecodingBudget Files = new(256L << 20);

    /// <summary>What decoders make of them. Taken after <see cref="Files"/>, never before, so that no two wait for each other.</summary>
    public static readonly DecodingBudget Pixels = new(1024L << 20);

    private readonly object _gate = new();
    private long _used;

    /// <summary>The most that was ever in use at once, bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>Waits for room; dispose what is returned to give it back.</summary>
    public Share Take(long wanted)
    {
        var share = Math.Clamp(wanted, 0, bytes);
        lock (_gate)
        {
            while (_used + share > bytes)
                Monitor.Wait(_gate);
            _used += share;
            Peak = Math.Max(Peak, _used);
        }
        return new Share(this, share);
    }

    private void Return(long share)
    {
        lock (_gate)
        {
            _used -= share;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Room that was taken.</summary>
    public readonly record struct Share(DecodingBudget Budget, long Bytes) : IDisposable
    {
        public void Dispose() => Budget.Return(Bytes);
    }
}
