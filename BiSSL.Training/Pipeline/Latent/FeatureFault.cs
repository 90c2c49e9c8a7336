using BiSSL.Training.Pipeline.Reporting.Maps;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>What is wrong with features that are to be mapped, in one sentence.</summary>
internal static class FeatureFault
{
    /// <returns>Nothing if they can be mapped.</returns>
    public static string? Of(FeatureSet set)
    {
        using var scope = NewDisposeScope();
        var whose = $"The features of '{set.Origin.Scope}' at step {set.Origin.Step}";
        if (set.Count < MapOptions.FewestImages)
            return $"{whose} are of {Words.Many(set.Count, "image")}; a map needs at least three. Map another split than '{set.Origin.Split}'.";
        var finite = set.Features.isfinite().to(float32).mean([1L]).data<float>().ToArray();
        if (Array.FindIndex(finite, share => share < 1) is >= 0 and var first)
        {
            var image = set.Images.data<long>().ToArray()[first];
            return $"{whose} are not finite for {finite.Count(share => share < 1)} of {set.Count} images, the first is image {image} of the {set.Origin.Split} split: the network may have diverged.";
        }
        return set.Features.eq(set.Features.narrow(0, 0, 1)).to(float32).mean().cpu().data<float>().ToArray()[0] == 1
            ? $"{whose} are the same for all {set.Count} images: the network has collapsed, and there is nothing to map."
            : null;
    }
}
