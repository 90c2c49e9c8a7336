using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Luminance as PIL computes it in 16-bit integers; every step is exact in float32.</summary>
internal static class Greyscale
{
    /// <summary>(B, 3, Y, X) levels to (B, 1, Y, X) levels.</summary>
    public static Tensor Luminance(Tensor pixels)
    {
        var sum = pixels.narrow(1, 0, 1).mul(19595).add_(pixels.narrow(1, 1, 1), 38470).add_(pixels.narrow(1, 2, 1), 7471);
        return sum.add_(32768).div_(65536).floor_();
    }
}
