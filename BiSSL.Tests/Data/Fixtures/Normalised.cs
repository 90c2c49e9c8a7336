using BiSSL.Training.Data.Augmentation;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Takes normalisation back.</summary>
internal static class Normalised
{
    /// <summary>Whole levels 0 … 255 of float32 (B, 3, Y, X), normalised in unit range.</summary>
    public static Tensor Levels(Tensor values)
    {
        var black = Normalisation.Apply(zeros(1, 3, 1, 1), PixelRange.Unit);
        var white = Normalisation.Apply(full([1, 3, 1, 1], 255f), PixelRange.Unit);
        return ((values - black) / (white - black) * 255).round();
    }
}
