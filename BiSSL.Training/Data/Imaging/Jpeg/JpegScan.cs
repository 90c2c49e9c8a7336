namespace BiSSL.Training.Data.Imaging.Jpeg;

/// <summary>One scan of a JPEG: which channels and which bits of their coefficients it brings, and how they are coded (B.2.3).</summary>
internal sealed class JpegScan
{
    private readonly JpegFrame _frame;
    private readonly (HuffmanTable? Means, HuffmanTable? Others)[] _blocks;    // of one unit
    private readonly int _first;
    private readonly int _last;
    private readonly bool _refines;

    private JpegScan(JpegFrame frame, IReadOnlyList<JpegComponent> components, (HuffmanTable? Means, HuffmanTable? Others)[] blocks, ReadOnlySpan<byte> band)
    {
        (_frame, _blocks, Units) = (frame, blocks, frame.Units(components));
        (_first, _last, _refines) = frame.IsProgressive ? (Math.Min((int)band[0], 63), Math.Min((int)band[1], 63), band[2] >> 4 != 0) : (0, 63, false);
        foreach (var component in components)
            component.LowestBits.AsSpan(_first, Math.Max(0, _last - _first + 1)).Fill(frame.IsProgressive ? band[2] & 15 : 0);
    }

    /// <summary>Number of units it comes in.</summary>
    public int Units { get; }

    /// <summary>Whether it brings the blocks' means, with which a picture is first seen; others of a progressive JPEG only make it finer.</summary>
    public bool BringsMeans => _first == 0 && !_refines;

    /// <summary>Whether its units can be counted: scans that refine coefficients can be understood only with those before, and a table may be missing.</summary>
    public bool IsCountable => _first == 0 ? Array.TrueForAll(_blocks, one => (_refines || one.Means is not null) && (_frame.IsProgressive || one.Others is not null)) : !_refines && _blocks[0].Others is not null;

    /// <summary>Null where the segment is too short or names what is not there.</summary>
    /// <param name="tables">Huffman tables by their class (0 for means, 1 for other coefficients) and number.</param>
    public static JpegScan? Read(JpegFrame frame, HuffmanTable?[,] tables, ReadOnlySpan<byte> segment)
    {
        var count = segment.Length > 0 ? segment[0] : 0;
        if (count == 0 || segment.Length < 4 + (2 * count))
            return null;
        var components = new List<JpegComponent>();
        var blocks = new List<(HuffmanTable? Means, HuffmanTable? Others)>();
        for (var at = 1; components.Count < count; at += 2)
        {
            var id = segment[at];
            if (frame.Components.FirstOrDefault(one => one.Id == id) is not { } component)
                return null;
            components.Add(component);
            blocks.AddRange(Enumerable.Repeat((tables[0, (segment[at + 1] >> 4) & 3], tables[1, segment[at + 1] & 3]), count == 1 ? 1 : component.Across * component.Down));
        }
        return new JpegScan(frame, components, [.. blocks], segment[(1 + (2 * count))..]);
    }

    /// <summary>How many of so many units are there, whole.</summary>
    public int Count(ref BitWalk walk, int units)
    {
        for (var unit = 0; unit < units; unit++)
        {
            foreach (var (means, others) in _blocks)
            {
                if (!Block(ref walk, means!, others!))
                    return unit;
            }
            if (walk.IsOver)
                return unit;
        }
        return units;
    }

    private bool Block(ref BitWalk walk, HuffmanTable means, HuffmanTable others)
    {
        if (!_frame.IsProgressive)
            return walk.Block(means, others);
        if (_first > 0)
            return walk.Band(others, _first, _last);
        return _refines ? walk.Bit() : walk.Mean(means);
    }
}
