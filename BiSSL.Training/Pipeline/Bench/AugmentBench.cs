using System.Globalization;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times SimCLR's augmentation of images in memory, with the paper's settings, beside torchvision on PIL in one process: of squares of the training size,
/// and of pictures as they are kept from files, four to three at twice the size.</summary>
public static class AugmentBench
{
    private const int Repetitions = 5;

    private static readonly string[] s_shapes = ["256x96", "256x32"];

    public static IEnumerable<AugmentTime> Run(BenchRequest request)
    {
        var place = new BenchPlace(request);
        return BenchShape.Of(request, s_shapes).SelectMany(shape => Stored(shape.Side).Select(stored => Time(shape, stored, place)));
    }

    private static PictureSize[] Stored(int side) => [new(side, side), new(2 * side * 4 / 3, 2 * side)];

    private static AugmentTime Time(BenchShape shape, PictureSize stored, BenchPlace place)
    {
        using var scope = NewDisposeScope();
        var levels = BenchProblem.Noise([shape.Images, 3, stored.Height, stored.Width], 4, place.Device).mul_(64).add_(128).clamp_(0, 255).to(ScalarType.Byte);
        using var images = new ImageSet(levels);
        var views = new SimClrViews(images, Augmentations.Pretext(new RunOptions { Data = new() { ImageSize = shape.Side } }), 0, "bench");
        int[] all = [.. Enumerable.Range(0, shape.Images)];
        var step = 0;
        var rounds = Enumerable.Range(0, place.Rounds).Select(_ => (Ours: place.Seconds(Repetitions, () => views.Draw(all, step++)), Theirs: Torchvision(shape, stored))).ToList();
        var seconds = Medians.Of(rounds.Select(r => r.Ours))!.Value;
        var cores = place.Device.type == DeviceType.CUDA ? 1 : place.Threads;
        return new AugmentTime(
            shape.Name, shape.Images, stored.Width, stored.Height, shape.Side, seconds, 2 * shape.Images / seconds, 2 * shape.Images / Medians.Of(rounds.Select(r => r.Theirs)),
            Medians.Of(rounds.Select(r => r.Theirs / (r.Ours * cores))));
    }

    private static double? Torchvision(BenchShape shape, PictureSize stored) =>
        Python.Run("torchvision_augment.py", [$"{shape.Images}", $"{shape.Side}", $"{stored.Width}", $"{stored.Height}", $"{Repetitions}"]) is [var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : null;
}
