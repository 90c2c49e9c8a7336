using BiSSL.Training.Data;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Building;

/// <summary>Noisy images whose class is told by their mean colour, sorted by class as folders give them, or in a drawn order.</summary>
internal static class ColouredClasses
{
    public const int Classes = 4, Side = 16;

    public static RunOptions Options { get; } = new()
    {
        Data = new() { ImageSize = Side },
        Model = new() { Width = 4, Projector = [8, 8] },
        Engine = new() { Device = "cpu" },
    };

    public static SeedData Over(SeedImages images) => new(Options, Compute.Of(Options.Engine), 0, images, ImageSets.All);

    public static SeedImages Images(int perClass, bool isSorted) => new(
        Set(1, 1, isSorted).WithoutLabels(), new LabelledSplits(Set(perClass, 2, isSorted), Set(20, 3, isSorted), Set(perClass, 4, isSorted), []));

    private static ImageSet Set(int perClass, ulong seed, bool isSorted)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(seed, CPU);
        var labels = arange(Classes, dtype: int64).repeat_interleave(perClass);  // [N]
        var colours = tensor(new float[,] { { 90, 128, 160 }, { 160, 128, 90 }, { 128, 90, 160 }, { 128, 160, 90 } });
        var images = (colours.index_select(0, labels).view(-1, 3, 1, 1) + (randn([labels.shape[0], 3, Side, Side], float32, generator: generator) * 30)).clamp(0, 255).to(uint8);
        var order = isSorted ? arange(labels.shape[0]) : randperm(labels.shape[0], generator: generator);
        return new ImageSet(images.index_select(0, order), labels.index_select(0, order), ["blue", "red", "violet", "green"]);
    }
}
