using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace BiSSL.Tests.Data.Imaging;

/// <summary>PNG files of kinds that encoders do not write.</summary>
internal static class PngWriter
{
    /// <summary>One grey of 8 bits.</summary>
    public static byte[] Grey(int width, int height, byte level) => Of(width, height, 8, 0, (row, _) => row.Fill(level), width);

    /// <summary>A file of one data chunk.</summary>
    /// <param name="depth">Bits of a level.</param>
    /// <param name="kind">0 grey, 2 colours, 3 palette, 4 grey and opacity, 6 colours and opacity.</param>
    /// <param name="fill">Writes a row of the given number.</param>
    /// <param name="bytes">Of a row.</param>
    /// <param name="chunks">Chunks between header and data.</param>
    public static byte[] Of(int width, int height, byte depth, byte kind, RowWriter fill, int bytes, params (string Name, byte[] Data)[] chunks)
    {
        using var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionLevel.Fastest))
        {
            var row = new byte[1 + bytes];
            for (var y = 0; y < height; y++)
            {
                fill(row.AsSpan(1), y);
                packed.Write(row);
            }
        }
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [.. Number(width), .. Number(height), depth, kind, 0, 0, 0]),
            .. chunks.SelectMany(chunk => Chunk(chunk.Name, chunk.Data)), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>Grey levels of 8 bits in the seven passes of Adam7, each of every so many pixels across and down from its first on (PNG 3, section 8.2).</summary>
    public static byte[] Interlaced(int width, int height, Func<int, int, byte> level)
    {
        (int Left, int Top, int Across, int Down)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        using var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionLevel.Fastest))
        {
            foreach (var (left, top, across, down) in passes)
                for (var y = top; y < height; y += down)
                {
                    packed.WriteByte(0);
                    for (var x = left; x < width; x += across)
                        packed.WriteByte(level(x, y));
                }
        }
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [.. Number(width), .. Number(height), 8, 0, 0, 0, 1]), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    public delegate void RowWriter(Span<byte> row, int number);

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        return [.. Number(data.Length), .. named, .. Number((int)Checksum(named))];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>CRC-32 of PNG, annex D.</summary>
    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var one in data)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
