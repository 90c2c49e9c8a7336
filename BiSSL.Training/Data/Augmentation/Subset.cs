using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>An operation on some images of a batch.</summary>
internal static class Subset
{
    /// <summary>Positions of the items that satisfy the condition.</summary>
    public static int[] Where<T>(IReadOnlyList<T> items, Func<T, bool> condition) =>
        [.. Enumerable.Range(0, items.Count).Where(i => condition(items[i]))];

    /// <summary>Replaces the chosen images by the operation's result; the batch itself is written to unless all images are chosen.</summary>
    /// <param name="pixels">(B, …).</param>
    /// <param name="indices">The chosen images; none leaves the batch as it is.</param>
    /// <param name="operation">Gets the chosen images and their positions.</param>
    public static Tensor Replace(Tensor pixels, int[] indices, Func<Tensor, int[], Tensor> operation)
    {
        if (indices.Length == 0)
            return pixels;
        if (indices.Length == pixels.size(0))
            return operation(pixels, indices);
        using var scope = NewDisposeScope();
        var positions = tensor(Array.ConvertAll(indices, i => (long)i), device: pixels.device);
        pixels.index_copy_(0, positions, operation(pixels.index_select(0, positions), indices));
        return pixels;
    }
}
