using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>The k nearest of many points that are seen piece by piece; of points equally far those seen first.</summary>
internal sealed class Nearest(int k)
{
    // What came below the bound, distance above and index below in one number; more than k, so that it is seldom sorted.
    private readonly ulong[] _kept = new ulong[4 * k];
    private int _count;
    private float _bound;

    /// <summary>Forgets all.</summary>
    public void Clear() => (_count, _bound) = (0, float.PositiveInfinity);

    /// <param name="distances">Of points <paramref name="first"/>, first + 1, …, each less <paramref name="offset"/>.</param>
    /// <param name="self">The point whose neighbours are sought, which is none of them.</param>
    public void See(ReadOnlySpan<float> distances, int first, float offset, int self)
    {
        var bound = new Vector<float>(_bound - offset);
        var j = 0;
        for (; j <= distances.Length - Vector<float>.Count; j += Vector<float>.Count)
            if (Vector.LessThanAny(new Vector<float>(distances[j..]), bound))
            {
                Look(distances.Slice(j, Vector<float>.Count), first + j, offset, self);
                bound = new Vector<float>(_bound - offset);
            }
        Look(distances[j..], first + j, offset, self);
    }

    /// <summary>Writes the indices of the nearest; k or more points must have been seen.</summary>
    public void CopyTo(Span<int> indices)
    {
        Cut();
        for (var i = 0; i < k; i++)
            indices[i] = (int)(uint)_kept[i];
    }

    private void Look(ReadOnlySpan<float> distances, int first, float offset, int self)
    {
        for (var j = 0; j < distances.Length; j++)
        {
            var distance = Math.Max(0, distances[j] + offset);                  // rounding may leave less than nothing
            if (distance >= _bound || first + j == self)
                continue;
            _kept[_count++] = ((ulong)BitConverter.SingleToUInt32Bits(distance) << 32) | (uint)(first + j);
            if (_count == _kept.Length)
                Cut();
        }
    }

    private void Cut()
    {
        _kept.AsSpan(0, _count).Sort();
        _count = Math.Min(_count, k);
        if (_count == k)
            _bound = BitConverter.UInt32BitsToSingle((uint)(_kept[k - 1] >> 32));
    }
}
