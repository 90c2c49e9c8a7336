using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>
/// Keeps decoded pictures as bytes, so that they are decoded once and not for each run: a file for each list of pictures, named by their
/// paths, lengths and times of change (links by those of their files) and how they are decoded. It is written aside and renamed when whole, and read through a mapping of memory.
/// </summary>
/// <param name="folder">Where the files lie; empty to keep nothing.</param>
internal sealed class DecodedCache(string folder)
{
    private const string Version = "decoded 5";
    private const string Ending = ".pictures", FormerEnding = ".u8", Unfinished = ".tmp";
    private const int Chunk = 1 << 27;
    private static readonly TimeSpan s_leftAlone = TimeSpan.FromDays(1);

    /// <returns>The pictures, and which files were kept.</returns>
    /// <param name="files">Picture files.</param>
    /// <param name="how">Larger pictures are brought to its short side.</param>
    /// <param name="warnings">Gets a sentence for every file that was left out.</param>
    public (PictureStore Pictures, int[] Kept) Load(string[] files, PictureDecoding how, ICollection<PictureNote> warnings)
    {
        if (folder.Length == 0 || files.Length == 0)
            return PictureLoader.Load(files, how, warnings);
        var path = PathOf(files, how);
        var told = new List<PictureNote>();
        var loaded = Read(path, told) ?? Decode(path, files, how, told);
        told.ForEach(warnings.Add);
        return loaded;
    }

    private string PathOf(string[] files, PictureDecoding how) => Path.Combine(folder, Key(files, how) + Ending);

    private (PictureStore Pictures, int[] Kept) Decode(string path, string[] files, PictureDecoding how, List<PictureNote> warnings)
    {
        var loaded = PictureLoader.Load(files, how, warnings);
        // Of a file that changed meanwhile nobody knows which content was read: only under the key of what is there before and after may it be found again.
        if (PathOf(files, how) == path)
            Write(path, loaded.Pictures.Pixels, JsonSerializer.SerializeToUtf8Bytes(new Header(loaded.Kept, loaded.Pictures.Sizes, warnings)));
        return loaded;
    }

    /// <summary>The header's length, the header, the pixels. A cache that cannot be written is done without.</summary>
    private static void Write(string path, Tensor pixels, byte[] header)
    {
        var aside = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            ClearUnfinished(Directory.CreateDirectory(Path.GetDirectoryName(path)!));
            using (var file = new FileStream(aside, FileMode.CreateNew))
            {
                file.Write(BitConverter.GetBytes(header.Length));
                file.Write(header);
                foreach (var part in pixels.split(Chunk))
                {
                    using (part)
                        file.Write(part.bytes);
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
            foreach (var former in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"*{FormerEnding}"))
                File.Delete(former);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(aside))
                File.Delete(aside);
        }
    }

    // A process that was killed while it wrote leaves its file; a young one may belong to a process that still writes.
    private static void ClearUnfinished(DirectoryInfo folder)
    {
        var old = DateTime.UtcNow - s_leftAlone;
        foreach (var file in folder.EnumerateFiles($"*{Unfinished}").Where(file => file.LastWriteTimeUtc < old))
            file.Delete();
    }

    /// <summary>Nothing where the file is not there, not whole, or not to be opened.</summary>
    private static (PictureStore Pictures, int[] Kept)? Read(string path, List<PictureNote> warnings)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return file.Length > 0 ? Read(file, warnings) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static (PictureStore Pictures, int[] Kept)? Read(FileStream file, List<PictureNote> warnings)
    {
        var length = file.Length;
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewStream(0, length, MemoryMappedFileAccess.Read);
        using var reader = new BinaryReader(view);
        if (Header.Read(reader, length) is not { } header || length - view.Position != header.Sizes.Sum(size => size.Bytes))
            return null;
        warnings.AddRange(header.Warnings);
        return (new PictureStore(Pixels(view, length - view.Position), header.Sizes), header.Kept);
    }

    private static Tensor Pixels(Stream view, long count)
    {
        var pixels = empty([count], ScalarType.Byte);
        for (long first = 0; first < count; first += Chunk)
        {
            using var part = pixels.narrow(0, first, Math.Min(Chunk, count - first));
            view.ReadExactly(part.bytes);
        }
        return pixels;
    }

    private static string Key(string[] files, PictureDecoding how)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}\n{how.ShortSide} {how.Ground} {how.Jpeg}\n")));
        foreach (var path in files)
            hash.AppendData(Encoding.UTF8.GetBytes(Line(path, RealPath.File(path))));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Line(string path, FileInfo? file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(path)}\n{file?.FullName}\n{(file is { Exists: true } ? file.Length : -1)}\n{file?.LastWriteTimeUtc.Ticks}\n");

    private sealed record Header(int[] Kept, IReadOnlyList<PictureSize> Sizes, IReadOnlyList<PictureNote> Warnings)
    {
        /// <summary>Nothing if the file is not whole.</summary>
        public static Header? Read(BinaryReader reader, long length)
        {
            var count = length >= sizeof(int) ? reader.ReadInt32() : 0;
            return count > 0 && count <= length - sizeof(int) ? JsonSerializer.Deserialize<Header>(reader.ReadBytes(count)) : null;
        }
    }
}
