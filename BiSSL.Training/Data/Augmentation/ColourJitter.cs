using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// The four operations of colour jitter, in each image's own order. Brightness, contrast and saturation are one blend,
/// out = g + f·(x − g), with a ground g of black, of the image's mean luminance, or of each pixel's luminance; truncated to whole levels as PIL does.
/// </summary>
internal static class ColourJitter
{
    private static readonly JitterStep s_nothing = new(JitterOperation.Brightness, 1);

    /// <param name="pixels">(B, 3, Y, X) levels.</param>
    /// <param name="jitters">Steps for each of the B images.</param>
    public static Tensor Apply(Tensor pixels, IReadOnlyList<JitterStep>[] jitters)
    {
        for (var place = 0; place < jitters.Max(jitter => jitter.Count); place++)
        {
            var steps = Array.ConvertAll(jitters, jitter => place < jitter.Count ? jitter[place] : s_nothing);
            pixels = Subset.Replace(Blend(pixels, steps), Subset.Where(steps, step => step.Operation == JitterOperation.Hue),
                (chosen, indices) => HueShift.Apply(chosen, Array.ConvertAll(indices, i => steps[i].Amount)));
        }
        return pixels;
    }

    private static Tensor Blend(Tensor pixels, JitterStep[] steps)
    {
        using var scope = NewDisposeScope();
        var luminance = Greyscale.Luminance(pixels); // (B, 1, Y, X)
        var mean = luminance.mean([2, 3], keepdim: true).add_(0.5).floor_(); // (B, 1, 1, 1)
        var ground = luminance * Coefficient(steps, JitterOperation.Saturation, pixels.device) + mean * Coefficient(steps, JitterOperation.Contrast, pixels.device);
        var factor = Column(Array.ConvertAll(steps, step => step.Operation == JitterOperation.Hue ? 1f : (float)step.Amount), pixels.device);
        return (pixels - ground).mul_(factor).add_(ground).clamp_(0, 255).floor_().MoveToOuterDisposeScope();
    }

    private static Tensor Coefficient(JitterStep[] steps, JitterOperation operation, Device device) =>
        Column(Array.ConvertAll(steps, step => step.Operation == operation ? 1f : 0f), device);

    private static Tensor Column(float[] values, Device device) => tensor(values, device: device).view(values.Length, 1, 1, 1);
}
