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
        var unit = range == PixelRange.Unit ? 1 / 255.0 : 1;
        var scale = Channels(s_deviation.Select(deviation => unit / deviation), levels.device);
        var shift = Channels(s_mean.Zip(s_deviation, (mean, deviation) => -mean / deviation), levels.device);
        return (levels * scale).add_(shift).MoveToOuterDisposeScope();
    }

    private static Tensor Channels(IEnumerable<double> values, Device device) =>
        tensor(values.Select(v => (float)v).ToArray(), device: device).view(1, 3, 1, 1);
}
