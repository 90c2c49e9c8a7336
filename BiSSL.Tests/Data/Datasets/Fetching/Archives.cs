using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace BiSSL.Tests.Data.Datasets.Fetching;

/// <summary>Archives of made-up files.</summary>
internal static class Archives
{
    public static byte[] Tar(params (string Name, byte[] Content)[] files) => Tar([.. files.Select(file => Entry(file.Name, file.Content))]);

    public static byte[] Tar(params TarEntry[] entries)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
            Array.ForEach(entries, tar.WriteEntry);
        return bytes.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return bytes.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files) => Zip(_ => { }, files);

    public static byte[] Zip(Action<ZipArchiveEntry> change, params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                change(entry);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    public static TarEntry Entry(string name, byte[] content) => new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    public static TarEntry Link(TarEntryType type, string name, string target) => new PaxTarEntry(type, name) { LinkName = target };

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Bytes that do not shrink.</summary>
    public static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
