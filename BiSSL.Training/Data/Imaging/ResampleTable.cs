namespace BiSSL.Training.Data.Imaging;

/// <summary>
/// Weights of one-dimensional resampling with antialiasing, as PIL computes them: output i is Σ_k Weights[i][k] · input[Starts[i] + k].
/// When shrinking, the kernel is widened by the scale; weights are normalised to sum 1, also at the borders.
/// </summary>
public sealed class ResampleTable
{
    /// <param name="input">Length of the input.</param>
    /// <param name="extent">How much of it is picture, from its beginning on; the last pixel may be a part of one.</param>
    /// <param name="output">Length the whole input is resampled to.</param>
    /// <param name="first">First output wanted.</param>
    /// <param name="count">Number of outputs wanted.</param>
    /// <param name="kernel">Filter.</param>
    public ResampleTable(int input, double extent, int output, int first, int count, ResampleKernel kernel)
    {
        Starts = new int[count];
        Weights = new float[count][];
        for (var i = 0; i < count; i++)
            (Starts[i], Weights[i]) = Row(input, extent / output, first + i, kernel);
    }

    /// <inheritdoc cref="ResampleTable(int, double, int, int, int, ResampleKernel)"/>
    public ResampleTable(int input, int output, int first, int count, ResampleKernel kernel) : this(input, input, output, first, count, kernel)
    {
    }

    public int[] Starts { get; }

    public float[][] Weights { get; }

    private static (int Start, float[] Weights) Row(int input, double scale, int output, ResampleKernel kernel)
    {
        var widening = Math.Max(scale, 1);
        var support = kernel.Support() * widening;
        var centre = (output + 0.5) * scale;
        var start = Math.Max((int)(centre - support + 0.5), 0);
        var end = Math.Min((int)(centre + support + 0.5), input);
        var values = new double[end - start];
        for (var k = 0; k < values.Length; k++)
            values[k] = kernel.At((start + k - centre + 0.5) / widening);
        var sum = values.Sum();
        return (start, Array.ConvertAll(values, v => (float)(v / sum)));
    }
}
