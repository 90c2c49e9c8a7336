using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>
/// Gaussian blur as PIL approximates it: three box blurs whose radius, whole part and fraction, gives the wanted variance; the border pixel is repeated outside.
/// Rounded to whole levels once along each axis, where PIL rounds after each of the three.
/// </summary>
internal static class GaussianBlur
{
    private const int Passes = 3;

    /// <param name="pixels">(B, 3, Y, X) levels, Y = X.</param>
    /// <param name="sigmas">Standard deviation for each of the B images, pixels.</param>
    public static Tensor Apply(Tensor pixels, double[] sigmas)
    {
        var box = Box(Array.ConvertAll(sigmas, sigma => (float)Radius(sigma)), (int)pixels.size(3), pixels.device); // (B, S, S)
        var blur = box.bmm(box).bmm(box);
        return Resampling.Separable(pixels, blur, blur);
    }

    /// <summary>Radius l + a of a box so that three passes have variance σ²: 2l + 1 full taps and two of weight a.</summary>
    internal static double Radius(double sigma)
    {
        var variance = sigma * sigma / Passes;
        var whole = Math.Floor((Math.Sqrt(12 * variance + 1) - 1) / 2);
        var fraction = (2 * whole + 1) * (whole * (whole + 1) - 3 * variance) / (6 * (variance - (whole + 1) * (whole + 1)));
        return whole + fraction;
    }

    /// <summary>One box blur as a matrix for each image: weight clamp(R + 1 − |i − j|, 0, 1)/(2R + 1), and what falls outside is added to the border.</summary>
    private static Tensor Box(float[] radii, int side, Device device)
    {
        var radius = tensor(radii, device: device).view(radii.Length, 1, 1);
        var place = arange(side, dtype: ScalarType.Float32, device: device);
        var box = (radius + 1 - (place.view(side, 1) - place.view(1, side)).abs()).clamp_(0, 1); // (B, S, S)
        box.narrow(2, 0, 1).add_((radius - place.view(1, side, 1)).clamp_min_(0));
        box.narrow(2, side - 1, 1).add_((radius + place.view(1, side, 1) - (side - 1)).clamp_min_(0));
        return box.div_(radius * 2 + 1);
    }
}
