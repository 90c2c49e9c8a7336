using System.Globalization;
using BiSSL.Tests.Data.Imaging;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Tests.Data.Readers;

public sealed class PictureLoaderTests : IDisposable
{
    private const int Side = 512, Count = 1500;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_ManyPictures_NeverHoldsThemTwice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the peak of memory anew.");
        File.WriteAllBytes(_folder["grey.png"], PngWriter.Grey(Side, Side, 77));
        string[] files = [.. Enumerable.Repeat(_folder["grey.png"], Count)];
        PictureLoader.Load(files[..64], new(Side), []).Pictures.Dispose();

        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Kilobytes("VmRSS:");
        using var pictures = PictureLoader.Load(files, new(Side), []).Pictures;
        var taken = 1024 * (Kilobytes("VmHWM:") - before);

        Assert.Equal(3L * Side * Side * Count, pictures.Pixels.numel());
        Assert.All(new[] { 0, (pictures.Pixels.numel() / 2) + 1, pictures.Pixels.numel() - 1 }, place => Assert.Equal(77, pictures.Pixels[place].item<byte>()));
        Assert.InRange(taken, pictures.Pixels.numel() / 2, pictures.Pixels.numel() * 17 / 10);
    }

    /// <summary>An entry of what the system says of this process.</summary>
    private static long Kilobytes(string entry)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(entry, StringComparison.Ordinal));
        return long.Parse(line[entry.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
