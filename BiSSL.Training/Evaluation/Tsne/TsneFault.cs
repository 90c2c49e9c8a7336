using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>What is wrong with features that are to be mapped, in one sentence.</summary>
public static class TsneFault
{
    /// <param name="features">[N, D].</param>
    /// <returns>Nothing if they can be mapped.</returns>
    public static string? Of(Tensor features, double perplexity)
    {
        using var scope = NewDisposeScope();
        var n = features.shape[0];
        if (n < 3 * perplexity + 1)
            return string.Create(null, $"A perplexity of {perplexity} needs more than {3 * perplexity} points, and there are {n}; choose a smaller one or embed more images.");
        var finite = features.isfinite().to(float32).mean([1L]).cpu().data<float>().ToArray();
        var first = Array.FindIndex(finite, share => share < 1);
        if (first >= 0)
            return $"The features of {finite.Count(share => share < 1)} of {n} images are not finite, the first is image {first}; the checkpoint may hold a network that diverged.";
        return null;
    }
}
