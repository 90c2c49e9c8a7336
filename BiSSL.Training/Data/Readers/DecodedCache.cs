using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>
/// Keeps decoded pictures as bytes at their training size, so that they are decoded once and not for each run: a file for each list of pictures, named by their
/// paths, lengths, times of change and size. It is written aside and renamed when whole, and read through a mapping of memory.
/// </summary>
/// <param name="folder">Where the files lie; empty to keep nothing.</param>
internal sealed class DecodedCache(string folder)
{
    private const string Version = "decoded 3";
    private const int Chunk = 1024;

    /// <returns>uint8 (kept, 3, size, size), and which files were kept.</returns>
    /// <param name="files">Picture files.</param>
    /// <param name="size">Side of the squares, pixels.</param>
    /// <param name="warnings">Gets a sentence for every file that was left out.</param>
    public (Tensor Images, int[] Kept) Load(string[] files, int size, ICollection<string> warnings)
    {
        if (folder.Length == 0 || files.Length == 0)
            return PictureLoader.Load(files, size, warnings);
        var path = Path.Combine(folder, Key(files, size) + ".u8");
        var told = new List<string>();
        var loaded = Read(path, size, told) ?? Decode(path, files, size, told);
        told.ForEach(warnings.Add);
        return loaded;
    }

    private static (Tensor Images, int[] Kept) Decode(string path, string[] files, int size, List<string> warnings)
    {
        var loaded = PictureLoader.Load(files, size, warnings);
        Write(path, loaded.Images, JsonSerializer.SerializeToUtf8Bytes(new Header(loaded.Kept, warnings)));
        return loaded;
    }

    /// <summary>The header's length, the header, the pixels. A cache that cannot be written is done without.</summary>
    private static void Write(string path, Tensor images, byte[] header)
    {
        var aside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(aside, FileMode.CreateNew))
            {
                file.Write(BitConverter.GetBytes(header.Length));
                file.Write(header);
                foreach (var part in images.split(Chunk))
                {
                    using (part)
                        file.Write(part.bytes);
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(aside))
                File.Delete(aside);
        }
    }

    private static (Tensor Images, int[] Kept)? Read(string path, int size, List<string> warnings)
    {
        var length = File.Exists(path) ? new FileInfo(path).Length : 0;
        if (length == 0)
            return null;
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        using var view = map.CreateViewStream(0, length, MemoryMappedFileAccess.Read);
        using var reader = new BinaryReader(view);
        if (Header.Read(reader, length) is not { } header || length - view.Position != (long)header.Kept.Length * 3 * size * size)
            return null;
        warnings.AddRange(header.Warnings);
        return (Pixels(view, header.Kept.Length, size), header.Kept);
    }

    private static Tensor Pixels(Stream view, int count, int size)
    {
        var images = empty([count, 3, size, size], ScalarType.Byte);
        for (var first = 0; first < count; first += Chunk)
        {
            using var part = images.narrow(0, first, Math.Min(Chunk, count - first));
            view.ReadExactly(part.bytes);
        }
        return images;
    }

    private static string Key(string[] files, int size)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}\n{size}\n")));
        foreach (var file in files.Select(path => new FileInfo(path)))
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\n{(file.Exists ? file.Length : -1)}\n{file.LastWriteTimeUtc.Ticks}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Header(int[] Kept, IReadOnlyList<string> Warnings)
    {
        /// <summary>Nothing if the file is not whole.</summary>
        public static Header? Read(BinaryReader reader, long length)
        {
            var count = length >= sizeof(int) ? reader.ReadInt32() : 0;
            return count > 0 && count <= length - sizeof(int) ? JsonSerializer.Deserialize<Header>(reader.ReadBytes(count)) : null;
        }
    }
}
