using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// Hue turned in 8-bit HSV, as PIL and torchvision do it. All intermediate integers are exact in float32. PIL computes the hue in floats and lands one step
/// (1/255 turn) lower for some 0.2 % of colours, whose hue falls exactly on a step.
/// </summary>
internal static class HueShift
{
    /// <param name="pixels">(B, 3, Y, X) levels.</param>
    /// <param name="turns">Shift of each image in turns, B of them.</param>
    public static Tensor Apply(Tensor pixels, double[] turns)
    {
        var (hue, saturation, value) = ToHsv(pixels);
        var shift = tensor(Array.ConvertAll(turns, Steps), device: pixels.device).view(turns.Length, 1, 1, 1);
        return ToRgb(Wrapped(hue.add_(shift), 256), saturation, value);
    }

    /// <summary>A shift in steps of 1/255 turn, 0 … 255.</summary>
    internal static float Steps(double turns) => (byte)(int)(turns * 255);

    /// <summary>Three of (B, 1, Y, X), whole levels 0 … 255.</summary>
    private static (Tensor Hue, Tensor Saturation, Tensor Value) ToHsv(Tensor pixels)
    {
        var (red, green, blue) = (pixels.narrow(1, 0, 1), pixels.narrow(1, 1, 1), pixels.narrow(1, 2, 1));
        var value = red.max(green).max(blue);
        var chroma = value - red.min(green).min(blue);
        var sixths = where(red.eq(value), green - blue, where(green.eq(value), blue - red + chroma * 2, red - green + chroma * 4));
        var turn = (chroma * 6).clamp_min_(1);
        var hue = where(sixths.lt(0), sixths + turn, sixths).mul_(255).div_(turn).floor_();
        var saturation = (chroma * 255).div_(value.clamp_min(1)).floor_();
        return (hue, saturation, value);
    }

    /// <summary>Values from 0 to below twice the period, brought below it.</summary>
    private static Tensor Wrapped(Tensor values, double period) => where(values.ge(period), values - period, values);

    /// <summary>Each channel is value − value·saturation·w, where w rises to 1 as the hue's sixth leaves the channel: clamp(start + slope·|sixth − centre|, 0, 1).</summary>
    private static Tensor ToRgb(Tensor hue, Tensor saturation, Tensor value)
    {
        Tensor Channels(params float[] values) => tensor(values, device: hue.device).view(1, 3, 1, 1);
        var distance = (hue * (6.0 / 255) - Channels(3, 2, 4)).abs_(); // (B, 3, Y, X)
        var weight = distance.mul_(Channels(-1, 1, 1)).add_(Channels(2, -1, -1)).clamp_(0, 1);
        return weight.mul_(saturation.mul_(value).div_(-255)).add_(value).add_(0.5).floor_();
    }
}
