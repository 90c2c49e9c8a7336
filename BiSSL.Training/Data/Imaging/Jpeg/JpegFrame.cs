using System.Buffers.Binary;

namespace BiSSL.Training.Data.Imaging.Jpeg;

/// <summary>The header of a JPEG's frame (B.2.2).</summary>
/// <param name="Kind">The marker that began it: SOF0 … SOF15.</param>
/// <param name="Precision">Bits of a level.</param>
internal sealed record JpegFrame(byte Kind, int Precision, int Width, int Height, IReadOnlyList<JpegComponent> Components)
{
    private const byte Progressive = 0xC2;
    private const int BlockSide = 8;

    public bool IsProgressive => Kind == Progressive;

    /// <summary>Why it is not read; null where it is.</summary>
    public string? Unread => Kind switch
    {
        _ when Precision != 8 => $"a JPEG of {Precision} bits a level",
        0xC0 or 0xC1 or Progressive => null,
        0xC3 or 0xC7 or 0xCB or 0xCF => "a lossless JPEG",
        0xC5 or 0xC6 or 0xCD or 0xCE => "a hierarchical JPEG",
        _ => "an arithmetically coded JPEG",
    };

    public static bool Begins(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Null where the segment cannot be one.</summary>
    public static JpegFrame? Read(byte kind, ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6 || segment[5] == 0 || segment.Length < 6 + (3 * segment[5]))
            return null;
        var components = new List<JpegComponent>();
        for (var at = 6; components.Count < segment[5]; at += 3)
            components.Add(new JpegComponent(segment[at], segment[at + 1] >> 4, segment[at + 1] & 15));
        return components.Exists(one => one.Across == 0 || one.Down == 0)
            ? null
            : new JpegFrame(kind, segment[0], BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), components);
    }

    /// <summary>Number of units in which a scan comes: blocks of one component, or groups of blocks of several (A.2).</summary>
    public int Units(IReadOnlyList<JpegComponent> scan)
    {
        var (across, down) = (Components.Max(one => one.Across), Components.Max(one => one.Down));
        return scan.Count > 1
            ? Ceiling(Width, BlockSide * across) * Ceiling(Height, BlockSide * down)
            : Ceiling(Width * scan[0].Across, BlockSide * across) * Ceiling(Height * scan[0].Down, BlockSide * down);
    }

    private static int Ceiling(int number, int divisor) => (number + divisor - 1) / divisor;
}
