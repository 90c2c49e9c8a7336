namespace BiSSL.Training.Evaluation.Tsne.Interpolation;

/// <summary>
/// The Fourier transforms, on a periodic grid, of w = 1/(1 + r²) and of w²x, of which that of w²y is the transpose; divided by the transform of the splines
/// at either end, so that what lies between the nodes is interpolated by splines. The first is real, the others imaginary.
/// </summary>
internal sealed class KernelSpectrum
{
    private readonly float[] _w, _x, _y;

    /// <param name="transform">Of the grid's side, M.</param>
    /// <param name="spacing">Between two nodes.</param>
    public KernelSpectrum(FourierTransform transform, double spacing)
    {
        var side = transform.Length;
        Stride = (side / 2) + ComplexColumns.Lanes;
        (_w, _x, _y) = (new float[side * Stride], new float[side * Stride], new float[side * Stride]);
        // Of w + i w²x the transform is real: w's is even and w²x's, imaginary and turned by i, is odd in the first index.
        var mixed = Transformed(transform, spacing);                             // [kx, ky]
        for (var ky = 0; ky < side; ky++)
            for (var kx = 0; kx <= side / 2; kx++)
                Set((ky * Stride) + kx, mixed, kx, ky, side);
    }

    /// <summary>Numbers from one second index to the next; the first index, 0 … M/2, runs fastest.</summary>
    public int Stride { get; }

    /// <summary>Transform of w, divided by M².</summary>
    public float[] W => _w;

    /// <summary>Transform of w²x, divided by iM².</summary>
    public float[] X => _x;

    /// <summary>Transform of w²y, divided by iM².</summary>
    public float[] Y => _y;

    private void Set(int at, float[] mixed, int kx, int ky, int side)
    {
        var (lessX, lessY) = ((side - kx) % side, (side - ky) % side);
        var scale = 1 / (Spline(kx, side) * Spline(ky, side) * side * side);
        _w[at] = (float)(scale * 0.5 * (mixed[(kx * side) + ky] + mixed[(lessX * side) + ky]));
        _x[at] = (float)(scale * 0.5 * (mixed[(lessX * side) + ky] - mixed[(kx * side) + ky]));
        _y[at] = (float)(scale * 0.5 * (mixed[(lessY * side) + kx] - mixed[(ky * side) + kx]));
    }

    // Of a cubic spline, which is 1/6, 4/6, 1/6 at its nodes; once for either end.
    private static double Spline(int k, int side) => Math.Pow((4 + (2 * Math.Cos(2 * Math.PI * k / side))) / 6, 2);

    private static float[] Transformed(FourierTransform transform, double spacing)
    {
        const int lanes = ComplexColumns.Lanes;
        var side = transform.Length;
        var (re, im, real) = (new float[side * side], new float[side * side], new float[side * side]);
        Parallel.For(0, side / lanes, tile =>                                    // over x, for some y
        {
            var columns = new ComplexColumns(side);
            for (var at = 0; at < side * lanes; at++)
                (columns.Re[at], columns.Im[at]) = Kernel(at / lanes, (tile * lanes) + (at % lanes), side, spacing);
            var done = transform.Run(columns, new ComplexColumns(side));
            for (var at = 0; at < side * lanes; at++)                            // [y, kx]
                (re[(((tile * lanes) + (at % lanes)) * side) + (at / lanes)], im[(((tile * lanes) + (at % lanes)) * side) + (at / lanes)]) = (done.Re[at], done.Im[at]);
        });
        Parallel.For(0, side / lanes, tile =>                                    // over y, for some kx
        {
            var columns = new ComplexColumns(side);
            for (var at = 0; at < side * lanes; at++)
                (columns.Re[at], columns.Im[at]) = (re[(at / lanes * side) + (tile * lanes) + (at % lanes)], im[(at / lanes * side) + (tile * lanes) + (at % lanes)]);
            var done = transform.Run(columns, new ComplexColumns(side));
            for (var at = 0; at < side * lanes; at++)
                real[(((tile * lanes) + (at % lanes)) * side) + (at / lanes)] = done.Re[at];
        });
        return real;
    }

    private static (float W, float X) Kernel(int x, int y, int side, double spacing)
    {
        var (dx, dy) = (Signed(x, side) * spacing, Signed(y, side) * spacing);
        var w = 1 / (1 + (dx * dx) + (dy * dy));
        return ((float)w, x == side / 2 ? 0 : (float)(w * w * dx));              // as far to the left as to the right: neither
    }

    private static int Signed(int index, int side) => index < side / 2 ? index : index - side;
}
