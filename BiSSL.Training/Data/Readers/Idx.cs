using System.Buffers.Binary;
using System.IO.Compression;

namespace BiSSL.Training.Data.Readers;

/// <summary>A file in IDX format: big-endian magic number, sizes, then bytes. Also gzipped.</summary>
internal sealed record Idx(int[] Sizes, byte[] Values)
{
    private const int UnsignedBytes = 8;

    /// <exception cref="UserError">Not such a file, of another number of dimensions, or cut off.</exception>
    public static Idx Read(string path, int dimensions)
    {
        var bytes = Bytes(path);
        var header = 4 * (1 + dimensions);
        if (bytes.Length < header || BinaryPrimitives.ReadInt32BigEndian(bytes) != (UnsignedBytes << 8) + dimensions)
            throw DataFile.Damaged(path, $"it does not start as an IDX file of {dimensions} dimensions");
        var sizes = Enumerable.Range(1, dimensions).Select(i => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 * i))).ToArray();
        var expected = sizes.Aggregate(1L, (product, size) => product * size);
        if (bytes.Length - header != expected)
            throw DataFile.Damaged(path, $"it has {bytes.Length - header} values instead of {string.Join("×", sizes)}");
        return new Idx(sizes, bytes[header..]);
    }

    private static byte[] Bytes(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllBytes(path);
        try
        {
            using var unzipped = new MemoryStream();
            using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            file.CopyTo(unzipped);
            return unzipped.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw DataFile.Damaged(path, error.Message.TrimEnd('.'));
        }
    }
}
