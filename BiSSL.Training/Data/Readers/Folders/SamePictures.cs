using System.Security.Cryptography;

namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Finds files of the same content. Only those are read whole that agree in their lengths and in a piece from their middle.</summary>
internal static class SamePictures
{
    private const int Piece = 4096;

    /// <summary>For each file the index of the first with its content.</summary>
    public static int[] First(IReadOnlyList<FoundFile> files)
    {
        var first = Enumerable.Range(0, files.Count).ToArray();
        var sameLength = Several(first, i => files[i].Length);
        var samePiece = sameLength.SelectMany(group => Several(group, Digests(files, group, ReadPiece)));
        foreach (var same in samePiece.SelectMany(group => Several(group, Digests(files, group, SHA256.HashData))))
            Array.ForEach(same, i => first[i] = same[0]);
        return first;
    }

    private static IEnumerable<int[]> Several<T>(IEnumerable<int> indices, Func<int, T> key) => indices.GroupBy(key).Where(group => group.Skip(1).Any()).Select(group => group.ToArray());

    private static Func<int, string> Digests(IReadOnlyList<FoundFile> files, int[] indices, Func<Stream, byte[]> read)
    {
        var digests = indices.AsParallel().Select(i => (i, Digest: Digest(files[i], read) ?? $"unread {i}")).ToDictionary(one => one.i, one => one.Digest);
        return i => digests[i];
    }

    /// <summary>Null if the file cannot be read any more.</summary>
    private static string? Digest(FoundFile file, Func<Stream, byte[]> read)
    {
        try
        {
            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Convert.ToHexString(read(stream));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] ReadPiece(Stream stream)
    {
        var piece = new byte[Piece];
        stream.Position = Math.Max(0, (stream.Length - Piece) / 2);
        return SHA256.HashData(piece.AsSpan(0, stream.ReadAtLeast(piece, Piece, throwOnEndOfStream: false)));
    }
}
