using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Batches;

/// <summary>The order of the images in each numbered shuffle: a pure function of (seed, stream, shuffle). Remembers the last one only to save time.</summary>
internal sealed class ShuffledOrder(long seed, string stream, int count)
{
    private long _shuffle = -1;
    private int[] _order = [];

    /// <summary>Image numbers at places place·size … of the shuffle, cut off at the end of the set.</summary>
    public int[] Batch(long shuffle, int place, int size)
    {
        if (shuffle != _shuffle)
            (_shuffle, _order) = (shuffle, new Draws(seed, stream, shuffle).Permutation(count));
        var start = place * size;
        return _order[start..Math.Min(start + size, count)];
    }
}
