using System.Text.Json;
using BiSSL.Tests.Data.Imaging;

namespace BiSSL.Tests.Pipeline.Estimation;

/// <summary>Pictures that are divided into parts are there twice for a moment, and the estimate says so.</summary>
public sealed class LoadingMemoryTests : IDisposable
{
    private const int Count = 240, Side = 1024;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Estimate_PicturesThatAreDivided_CountsThemTwice()
    {
        for (var i = 0; i < Count; i++)
        {
            Directory.CreateDirectory(_folder[$"files/{i % 2}"]);
            File.WriteAllBytes(_folder[$"files/{i % 2}/{i}.png"], PngWriter.Grey(Side, Side, (byte)i));
        }
        string[] more = ["data.name=folder", $"data.root={_folder["files"]}", "data.unlabelled=shapes", "data.labelsPerClass=0", "data.storedSide=100000", "comparison.arms=scratch"];
        using var trainer = TrainerProcess.Train(_folder["store"], ["--estimate", "--json", .. more.SelectMany(setting => new[] { "--set", setting })]);
        var (exitCode, output, error) = trainer.Finish();

        Assert.True(exitCode == 0, error);
        using var estimate = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]);
        Assert.InRange(estimate.RootElement.GetProperty("memoryBytes").GetInt64(), 2L * 3 * Side * Side * Count, 4L * 3 * Side * Side * Count);
    }
}
