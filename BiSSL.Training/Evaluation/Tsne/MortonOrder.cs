namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Points in the order of a quadtree's depth-first walk: each coordinate as 16 bits, the bits interleaved.</summary>
internal sealed class MortonOrder(int points)
{
    /// <summary>Levels of the tree that the codes can tell apart.</summary>
    public const int Levels = 16;

    private const int Digit = 11;

    private uint[] _codes = new uint[points], _spareCodes = new uint[points];
    private int[] _order = new int[points], _spareOrder = new int[points];

    /// <summary>In rising order.</summary>
    public ReadOnlySpan<uint> Codes => _codes;

    /// <summary>Which point stands at each place.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <param name="left">Least x of the square that holds all points.</param>
    /// <param name="bottom">Least y.</param>
    /// <param name="side">Its side.</param>
    public void Sort(Plane at, float left, float bottom, float side)
    {
        var scale = side > 0 ? ((1 << Levels) - 1) / side : 0;
        for (var i = 0; i < points; i++)
        {
            _codes[i] = Spread((uint)((at.X[i] - left) * scale)) | (Spread((uint)((at.Y[i] - bottom) * scale)) << 1);
            _order[i] = i;
        }
        for (var shift = 0; shift < 2 * Levels; shift += Digit)
            SortBy(shift);
    }

    private void SortBy(int shift)
    {
        const uint mask = (1 << Digit) - 1;
        Span<int> starts = stackalloc int[(1 << Digit) + 1];
        starts.Clear();
        foreach (var code in _codes)
            starts[(int)((code >> shift) & mask) + 1]++;
        for (var digit = 1; digit < starts.Length; digit++)
            starts[digit] += starts[digit - 1];
        for (var i = 0; i < points; i++)
        {
            var place = starts[(int)((_codes[i] >> shift) & mask)]++;
            (_spareCodes[place], _spareOrder[place]) = (_codes[i], _order[i]);
        }
        (_codes, _spareCodes, _order, _spareOrder) = (_spareCodes, _codes, _spareOrder, _order);
    }

    private static uint Spread(uint bits)
    {
        bits = (bits | (bits << 8)) & 0x00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F;
        bits = (bits | (bits << 2)) & 0x33333333;
        return (bits | (bits << 1)) & 0x55555555;
    }
}
