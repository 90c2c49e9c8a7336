using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using BiSSL.Training.Weights;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>
/// A safetensors file that carries its own digest: metadata "sha256" is the SHA-256 of the whole file with 64 zeros in the digest's place. Any other
/// reader of the format can read it.
/// </summary>
public static class SealedFile
{
    private const string Name = "sha256";
    private const int DigestLength = 2 * SHA256.HashSizeInBytes;
    private static readonly string s_empty = new('0', DigestLength);
    private static readonly byte[] s_label = Encoding.UTF8.GetBytes($"\"{Name}\":\"");

    /// <summary>A writer of the given tensors and texts, still without its digest.</summary>
    public static SafeTensorsWriter Prepare(IEnumerable<TensorSource> tensors, IReadOnlyDictionary<string, string> metadata) =>
        new(tensors, new Dictionary<string, string>(metadata) { [Name] = s_empty });

    /// <summary>Writes the file into an empty stream and gives its digest.</summary>
    public static string Write(SafeTensorsWriter prepared, FileStream stream)
    {
        prepared.Write(stream);
        string digest = Digest(stream) ?? throw new InvalidOperationException("The header has no place for the digest.");
        stream.Position = DigestOffset(Head(stream));
        stream.Write(Encoding.ASCII.GetBytes(digest));
        return digest;
    }

    /// <summary>Opens a file after checking every byte of it against its digest.</summary>
    /// <param name="expected">The digest that it must have; its own one if not given.</param>
    /// <exception cref="UserError">It is not there, damaged, or not a sealed file.</exception>
    public static SafeTensorsFile Open(string path, string? expected = null)
    {
        SafeTensorsFile file = SafeTensorsFile.Open(path);
        try
        {
            string? digest = DigestOf(file);
            using FileStream stream = File.OpenRead(path);
            if (digest is null || digest != (expected ?? digest) || digest != Digest(stream))
                throw new UserError($"{path} is damaged: its digest is not right; delete it.");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The digest that a file carries.</summary>
    public static string? DigestOf(SafeTensorsFile file) => file.Metadata.GetValueOrDefault(Name);

    private static string? Digest(FileStream stream)
    {
        byte[] head = Head(stream);
        int offset = DigestOffset(head);
        if (offset < 0)
            return null;
        head.AsSpan(offset, DigestLength).Fill((byte)'0');
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        byte[] part = new byte[1 << 20];
        while (stream.Read(part) is var read && read > 0)
            hash.AppendData(part.AsSpan(0, read));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // No text inside the header can look like the label: quotes in texts are escaped.
    private static int DigestOffset(ReadOnlySpan<byte> head) =>
        head.IndexOf(s_label) is var at && at >= 0 && at + s_label.Length + DigestLength <= head.Length ? at + s_label.Length : -1;

    private static byte[] Head(FileStream stream)
    {
        Span<byte> length = stackalloc byte[8];
        stream.Position = 0;
        stream.ReadExactly(length);
        byte[] head = new byte[8 + BinaryPrimitives.ReadInt64LittleEndian(length)];
        stream.Position = 0;
        stream.ReadExactly(head);
        return head;
    }
}
