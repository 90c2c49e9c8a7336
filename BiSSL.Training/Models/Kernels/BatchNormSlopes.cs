using System.Numerics;

namespace BiSSL.Training.Models.Kernels;

/// <summary>What the second derivative of batch norm comes to per channel, once the sums over its values are known. Formulas: <see cref="BatchNormSecond"/>.</summary>
internal sealed class BatchNormSlopes<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public BatchNormSlopes(BatchNormPoint at, BatchNormTangent along, (long Count, double[] Along, double[] Centred, double[] Product) sums)
    {
        var channels = sums.Along.Length;
        (Of, ByWeight) = (new T[7 * channels], new T[channels]);
        double[] gamma = Read(at.Weight), inverse = Read(at.Inverse), means = Read(at.Mean), m1 = Read(at.MeanGrad), m2 = Read(at.MeanAlong);
        double[] dGamma = along.Weight is null ? new double[channels] : Read(along.Weight), dBeta = along.Bias is null ? new double[channels] : Read(along.Bias);
        for (var c = 0; c < channels; c++)
        {
            double n = sums.Count, r = inverse[c], slope = gamma[c] * r, a = sums.Along[c] / n, b = sums.Centred[c] * r / n;
            double s = r * ((sums.Product[c] / n) - (a * m1[c]) - (b * m2[c])), k1 = dGamma[c] - (slope * b), k2 = -slope * m2[c];
            double a2 = k1 * r, b3 = -((slope * s) + (r * ((k1 * m2[c]) + (k2 * b)))) * r;
            Set(c, dBeta[c] - (slope * a) - (a2 * means[c]), slope, a2, -(r * ((k1 * m1[c]) + (k2 * a))) - (b3 * means[c]), r * k1, r * k2, b3);
            ByWeight[c] = T.CreateTruncating(s * n);
        }
    }

    /// <summary>a₀ a₁ a₂ b₀ b₁ b₂ b₃ of <see cref="RowSweep{T}.Write"/>, [7 · C].</summary>
    public T[] Of { get; }

    /// <summary>The derivative by γ, [C].</summary>
    public T[] ByWeight { get; }

    private void Set(int channel, params ReadOnlySpan<double> slopes)
    {
        for (var i = 0; i < slopes.Length; i++)
            Of[(i * ByWeight.Length) + channel] = T.CreateTruncating(slopes[i]);
    }

    private static double[] Read(TorchSharp.torch.Tensor channels)
    {
        using var whole = channels.contiguous();
        return Array.ConvertAll(BatchNormRows.Vectors<T>(whole), double.CreateTruncating);
    }
}
