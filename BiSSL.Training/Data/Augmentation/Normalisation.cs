using static TorchSharp.torch;

namespace BiSSL.Training.Data.Augmentation;

/// <summary>Subtracts ImageNet's mean and divides by its standard deviation, per channel (specification 1.9, D8).</summary>
public static class Normalisation
{
    private static readonly double[] s_mean = [0.485, 0.456, 0.406];
    private static readonly double[] s_deviation = [0.229, 0.224, 0.225];

    /// <param name="levels">Float32 (B, 3, Y, X), 0 … 255.</param>
    /// <param name="range">Whether levels are divided by 255 first.</param>
    /// <returns>Float32 (B, 3, Y, X).</returns>
    public static Tensor Apply(Tensor levels, PixelRange range)
    {
        using var scope = NewDisposeScope();
        var (scale, shift) = Coefficients(range);
        return (levels * Channels(scale, levels.device)).add_(Channels(shift, levels.device)).MoveToOuterDisposeScope();
    }

    /// <summary>What every level of a channel is multiplied by, and what is added then; without a range nothing changes.</summary>
    internal static (float[] Scale, float[] Shift) Coefficients(PixelRange? range)
    {
        if (range is null)
            return ([1, 1, 1], [0, 0, 0]);
        var unit = range == PixelRange.Unit ? 1 / 255.0 : 1;
        return ([.. s_deviation.Select(deviation => (float)(unit / deviation))], [.. s_mean.Zip(s_deviation, (mean, deviation) => (float)(-mean / deviation))]);
    }

    private static Tensor Channels(float[] values, Device device) => tensor(values, device: device).view(1, 3, 1, 1);
}
