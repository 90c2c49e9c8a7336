using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// Hue turned in 8-bit HSV, as PIL and torchvision do it. All intermediate integers are exact in float32. PIL computes the hue in floats and lands one step
/// (1/255 turn) lower for some 0.2 % of colours, whose hue falls exactly on a step.
/// </summary>
internal static class HueShift
{
    /// <param name="pixels">(B, Y, 3, X) levels.</param>
    /// <param name="turns">Shift of each image in turns, B of them.</param>
    public static Tensor Apply(Tensor pixels, double[] turns)
    {
        var (hue, saturation, value) = ToHsv(pixels);
        var shift = tensor(Array.ConvertAll(turns, t => (float)(byte)(int)(t * 255)), device: pixels.device).view(turns.Length, 1, 1, 1);
        return ToRgb((hue + shift).remainder(256), saturation, value);
    }

    /// <summary>Three of (B, Y, 1, X), whole levels 0 … 255.</summary>
    private static (Tensor Hue, Tensor Saturation, Tensor Value) ToHsv(Tensor pixels)
    {
        var (red, green, blue) = (pixels.narrow(2, 0, 1), pixels.narrow(2, 1, 1), pixels.narrow(2, 2, 1));
        var value = red.max(green).max(blue);
        var chroma = value - red.min(green).min(blue);
        var sixths = where(red.eq(value), green - blue, where(green.eq(value), blue - red + chroma * 2, red - green + chroma * 4));
        var turn = (chroma * 6).clamp_min_(1);
        var hue = sixths.remainder(turn).mul_(255).div_(turn).floor_();
        var saturation = (chroma * 255).div_(value.clamp_min(1)).floor_();
        return (hue, saturation, value);
    }

    /// <summary>Each channel is value − value·saturation·w, w a trapezoid of the hue with its own phase.</summary>
    private static Tensor ToRgb(Tensor hue, Tensor saturation, Tensor value)
    {
        var phase = tensor([5f, 3f, 1f], device: hue.device).view(1, 1, 3, 1);
        var place = (hue * (6.0 / 255) + phase).remainder(6); // (B, Y, 3, X)
        var weight = place.min(4 - place).clamp_(0, 1);
        return (value - weight.mul_(saturation * value / 255)).add_(0.5).floor_();
    }
}
