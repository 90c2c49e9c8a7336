using BiSSL.Tests.Cli;
using BiSSL.Tests.Data.Imaging;
using BiSSL.Training.Pipeline;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>A folder of ten thousand classes.</summary>
public sealed class ManyClassesTests : IDisposable
{
    private const int Classes = 10_000, PicturesOfEach = 3;

    private readonly Trainer _trainer = new();

    public void Dispose() => _trainer.Dispose();

    [Fact]
    public void Check_TenThousandClasses_FindsThemAllAndSaysSoInAFewLines()
    {
        string[] names = [.. Enumerable.Range(0, Classes).Select(number => $"class {number:0000}")];
        foreach (var (number, name) in names.Index())
            Fill(Path.Combine(_trainer.Folder, "files", name), number);
        DataReport? found = null;
        _trainer.CheckDataset = (set, root, report) => found = DataCheck.Run(set, root, report);

        Assert.Equal(0, _trainer.InStore("data", "check", "folder", "--root", Path.Combine(_trainer.Folder, "files")));

        Assert.Equal(names, found!.Classes);
        var lines = _trainer.Output.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 600));
        Assert.StartsWith("10,000 classes: class 0000, class 0001, ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("class 0029 and 9,970 others", lines[1].TrimEnd(), StringComparison.Ordinal);
        Assert.StartsWith("10,000 training, 10,000 validation and 10,000 test images", lines[2], StringComparison.Ordinal);
    }

    /// <summary>Pictures of one pixel, each of a colour of its own.</summary>
    private static void Fill(string folder, int number)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < PicturesOfEach; i++)
        {
            var colour = (number * PicturesOfEach) + i;
            File.WriteAllBytes(Path.Combine(folder, $"{i}.png"), PngWriter.Of(1, 1, 8, 2, (row, _) => (row[0], row[1]) = ((byte)colour, (byte)(colour >> 8)), 3));
        }
    }
}
