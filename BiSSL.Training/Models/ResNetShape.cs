namespace BiSSL.Training.Models;

/// <summary>Which ResNet.</summary>
/// <param name="Depth">18 (basic blocks) or 50 (bottlenecks).</param>
/// <param name="Width">Channels of the first stage.</param>
/// <param name="Stem">The first layers.</param>
public sealed record ResNetShape(int Depth = 18, int Width = 64, Stem Stem = Stem.ImageNet)
{
    /// <summary>Blocks of the four stages.</summary>
    public IReadOnlyList<int> Blocks => Depth switch
    {
        18 => [2, 2, 2, 2],
        50 => [3, 4, 6, 3],
        _ => throw new UserError($"There is no ResNet-{Depth} here. Choose 18 or 50."),
    };

    /// <summary>Length of a feature vector: 512 for ResNet-18 and 2048 for ResNet-50 at width 64.</summary>
    public long FeatureSize => 8L * Width * (Depth == 50 ? Bottleneck.Expansion : 1);

    /// <summary>Side of the last stage's maps for images of so many pixels: a 32nd of it, or an eighth with the small stem, rounded up.</summary>
    public long LastMap(long side) => (long)Math.Ceiling(side / (Stem == Stem.ImageNet ? 32.0 : 8.0));
}
