using System.Globalization;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>A network and a batch to measure with.</summary>
/// <param name="Name">A, B and C are those of docs/performance.md.</param>
/// <param name="Images">Images of a batch; each passes twice.</param>
/// <param name="Side">Their side in pixels.</param>
/// <param name="Width">Channels of ResNet-18's first stage.</param>
/// <param name="Stem">As <c>model.stem</c>.</param>
public sealed record BenchShape(string Name, int Images, int Side, int Width = 64, string Stem = "imagenet")
{
    /// <summary>Those that have a name.</summary>
    public static IReadOnlyList<BenchShape> Known { get; } =
        [new("A", 64, 32), new("B", 32, 96), new("C", 128, 32, Width: 16, Stem: "cifar"), new("S", 8, 16, Width: 8, Stem: "cifar")];

    /// <summary>A known shape, or <c>IMAGESxSIDE</c> for the full width, such as 256x96.</summary>
    /// <exception cref="UserError">Neither.</exception>
    public static BenchShape Named(string text)
    {
        if (Known.FirstOrDefault(shape => shape.Name == text) is { } known)
            return known;
        if (text.Split('x') is [var images, var side] && Number(images) is { } count && Number(side) is { } pixels)
            return new BenchShape(text, count, pixels);
        throw new UserError($"There is no shape '{text}'. Take {string.Join(", ", Known.Select(shape => shape.Name))}, or IMAGESxSIDE such as 256x96.");
    }

    /// <summary>Those asked for, or else a benchmark's own.</summary>
    internal static IReadOnlyList<BenchShape> Of(BenchRequest request, IReadOnlyList<string> own) => [.. (request.Shapes.Count > 0 ? request.Shapes : own).Select(Named)];

    /// <summary>The network as options.</summary>
    internal RunOptions Options(string path) => new() { Data = new() { ImageSize = Side }, Model = new() { Width = Width, Stem = Stem }, Hypergradient = new() { Path = path } };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Images} × {Side} px, {Width} channels");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1 << 20 ? number : null;
}
