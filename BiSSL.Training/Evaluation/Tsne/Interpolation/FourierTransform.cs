using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne.Interpolation;

/// <summary>Discrete Fourier transforms X(k) = Σ x(j) exp(−2πi jk/N) of all columns at once, by Stockham's steps of radix 4, 3 and 2.</summary>
/// <param name="length">N, without factors above 3.</param>
internal sealed class FourierTransform(int length)
{
    private readonly float[] _cos = [.. Enumerable.Range(0, length).Select(j => (float)Math.Cos(2 * Math.PI * j / length))];
    private readonly float[] _sin = [.. Enumerable.Range(0, length).Select(j => (float)-Math.Sin(2 * Math.PI * j / length))];

    public int Length => length;

    /// <param name="columns">Overwritten.</param>
    /// <param name="spare">As large; overwritten.</param>
    /// <returns>Which of the two holds the result.</returns>
    public ComplexColumns Run(ComplexColumns columns, ComplexColumns spare)
    {
        for (int left = length, stride = 1; left > 1;)
        {
            var radix = left % 4 == 0 ? 4 : left % 3 == 0 ? 3 : 2;
            for (var p = 0; p < left / radix; p++)
                Step(radix, columns, spare, p, left / radix, stride);
            (left, stride, columns, spare) = (left / radix, stride * radix, spare, columns);
        }
        return columns;
    }

    // Rows p, p + m, p + 2m … of `stride` rows each become rows radix · p, radix · p + 1 …
    private void Step(int radix, ComplexColumns from, ComplexColumns to, int p, int m, int stride)
    {
        var (block, turn) = (stride * ComplexColumns.Lanes, p * stride);
        switch (radix)
        {
            case 4:
                Four(from, to, p * block, m * block, radix * p * block, block, Turn(turn), Turn(2 * turn), Turn(3 * turn));
                break;
            case 3:
                Three(from, to, p * block, m * block, radix * p * block, block, Turn(turn), Turn(2 * turn));
                break;
            default:
                Two(from, to, p * block, m * block, radix * p * block, block, Turn(turn));
                break;
        }
    }

    private ComplexVector Turn(int j) => new(new Vector<float>(_cos[j]), new Vector<float>(_sin[j]));

    private static void Four(
        ComplexColumns from, ComplexColumns to, int first, int apart, int target, int block, ComplexVector w1, ComplexVector w2, ComplexVector w3)
    {
        for (var q = 0; q < block; q += Vector<float>.Count)
        {
            var (a, b, c, d) = (from[first + q], from[first + apart + q], from[first + (2 * apart) + q], from[first + (3 * apart) + q]);
            var (even, odd, back, side) = (a + c, b + d, a - c, (b - d).Turned);
            to[target + q] = even + odd;
            to[target + block + q] = w1 * (back - side);
            to[target + (2 * block) + q] = w2 * (even - odd);
            to[target + (3 * block) + q] = w3 * (back + side);
        }
    }

    private static void Three(ComplexColumns from, ComplexColumns to, int first, int apart, int target, int block, ComplexVector w1, ComplexVector w2)
    {
        var sine = (float)(Math.Sqrt(3) / 2);
        for (var q = 0; q < block; q += Vector<float>.Count)
        {
            var (a, b, c) = (from[first + q], from[first + apart + q], from[first + (2 * apart) + q]);
            var (sum, middle, side) = (b + c, a - (0.5f * (b + c)), (sine * (b - c)).Turned);
            to[target + q] = a + sum;
            to[target + block + q] = w1 * (middle - side);
            to[target + (2 * block) + q] = w2 * (middle + side);
        }
    }

    private static void Two(ComplexColumns from, ComplexColumns to, int first, int apart, int target, int block, ComplexVector w)
    {
        for (var q = 0; q < block; q += Vector<float>.Count)
        {
            var (a, b) = (from[first + q], from[first + apart + q]);
            to[target + q] = a + b;
            to[target + block + q] = w * (a - b);
        }
    }
}
