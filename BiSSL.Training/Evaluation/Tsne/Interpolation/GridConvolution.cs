using System.Collections.Concurrent;
using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne.Interpolation;

/// <summary>
/// Sums over all nodes of a grid of M/2 × M/2: of charge times w²x and w²y at every node, and of charge times charge times w over all pairs. One real
/// transform forwards and one complex one back, as w²x and w²y travel together as real and imaginary part; only the quarter that holds nodes is computed.
/// </summary>
internal sealed class GridConvolution(FourierTransform transform, KernelSpectrum kernel)
{
    private const int Lanes = ComplexColumns.Lanes;

    private readonly int _side = transform.Length, _nodes = transform.Length / 2;
    private readonly ComplexColumns _forward = Matrix(transform.Length / 2, kernel.Stride);   // [y, kx]
    private readonly ComplexColumns _back = Matrix(transform.Length, transform.Length / 2);   // [kx, y]
    private readonly double[] _sums = new double[kernel.Stride / Lanes];
    private readonly ConcurrentBag<ComplexColumns[]> _pool = [];

    /// <param name="charges">[x, y].</param>
    /// <param name="forceX">[x, y]; overwritten.</param>
    /// <param name="forceY">[x, y]; overwritten.</param>
    /// <returns>The sum over all pairs.</returns>
    public double Run(float[] charges, float[] forceX, float[] forceY)
    {
        Tiles(_nodes / Lanes, (tile, buffers) => AlongX(charges, tile * Lanes, buffers));
        Tiles(kernel.Stride / Lanes, (tile, buffers) => _sums[tile] = AlongYAndBack(tile * Lanes, buffers));
        Tiles(_nodes / Lanes, (tile, buffers) => BackAlongX(forceX, forceY, tile * Lanes, buffers));
        return _sums.Sum();
    }

    private static ComplexColumns Matrix(int rows, int columns) => new(new float[rows * columns], new float[rows * columns]);

    private void Tiles(int count, Action<int, ComplexColumns[]> work) => Parallel.For(0, count, tile =>
    {
        var buffers = _pool.TryTake(out var old) ? old : [new ComplexColumns(_side), new ComplexColumns(_side), new ComplexColumns(_side), new ComplexColumns(_side)];
        work(tile, buffers);
        _pool.Add(buffers);
    });

    private void AlongX(float[] charges, int y, ComplexColumns[] buffers)
    {
        var columns = buffers[0];
        for (var x = 0; x < _nodes; x++)
            charges.AsSpan((x * _nodes) + y, Lanes).CopyTo(columns.Re.AsSpan(x * Lanes));
        columns.Re.AsSpan(_nodes * Lanes).Clear();
        columns.Im.AsSpan().Clear();
        var done = transform.Run(columns, buffers[1]);
        for (var lane = 0; lane < Lanes; lane++)
            for (var kx = 0; kx <= _side / 2; kx++)                              // the rest mirrors it, as charges are real
                Copy(done, (kx * Lanes) + lane, _forward, ((y + lane) * kernel.Stride) + kx);
    }

    private double AlongYAndBack(int kx, ComplexColumns[] buffers)
    {
        var columns = buffers[0];
        for (var y = 0; y < _nodes; y++)
            Copy(_forward, (y * kernel.Stride) + kx, columns, y * Lanes, Lanes);
        columns.Re.AsSpan(_nodes * Lanes).Clear();
        columns.Im.AsSpan(_nodes * Lanes).Clear();
        var done = transform.Run(columns, buffers[1]);
        var sum = Multiply(done, kx, buffers[2], buffers[3]);
        // Two transforms back at the price of the buffers that are free again.
        Spread(transform.Run(buffers[2].Exchanged, columns).Exchanged, kx, mirror: false);
        Spread(transform.Run(buffers[3].Exchanged, columns).Exchanged, kx, mirror: true);
        return sum;
    }

    // charge · (iX + i · iY) at kx, and at −kx, where the charge is conjugate at −ky and X has the other sign.
    private double Multiply(ComplexColumns charge, int kx, ComplexColumns plus, ComplexColumns minus)
    {
        var sums = 0.0;
        for (var ky = 0; ky < _side; ky++)
        {
            var lessY = (_side - ky) % _side * Lanes;
            for (var lane = 0; lane < Lanes; lane += Vector<float>.Count)
            {
                var at = (ky * kernel.Stride) + kx + lane;
                var (x, y) = (new Vector<float>(kernel.X, at), new Vector<float>(kernel.Y, at));
                var (here, there) = (charge[(ky * Lanes) + lane], charge[lessY + lane]);
                plus[(ky * Lanes) + lane] = here * new ComplexVector(-y, x);
                minus[(ky * Lanes) + lane] = new ComplexVector(there.Re, -there.Im) * new ComplexVector(-y, -x);
                sums += Vector.Dot((here.Re * here.Re) + (here.Im * here.Im), new Vector<float>(kernel.W, at) * Weights(kx + lane));
            }
        }
        return sums;
    }

    // 2 where −kx is another place than kx, 0 beyond the middle.
    private Vector<float> Weights(int kx)
    {
        Span<float> weights = stackalloc float[Vector<float>.Count];
        for (var lane = 0; lane < weights.Length; lane++)
            weights[lane] = kx + lane > _side / 2 ? 0 : (kx + lane) % (_side / 2) == 0 ? 1 : 2;
        return new Vector<float>(weights);
    }

    private void Spread(ComplexColumns columns, int kx, bool mirror)
    {
        for (var lane = 0; lane < Lanes && kx + lane <= _side / 2; lane++)
        {
            if (mirror && (kx + lane) % (_side / 2) == 0)
                continue;
            var row = mirror ? _side - kx - lane : kx + lane;
            for (var y = 0; y < _nodes; y++)
                Copy(columns, (y * Lanes) + lane, _back, (row * _nodes) + y);
        }
    }

    private void BackAlongX(float[] forceX, float[] forceY, int y, ComplexColumns[] buffers)
    {
        for (var kx = 0; kx < _side; kx++)
            Copy(_back, (kx * _nodes) + y, buffers[0], kx * Lanes, Lanes);
        var done = transform.Run(buffers[0].Exchanged, buffers[1]).Exchanged;
        for (var x = 0; x < _nodes; x++)
            Copy(done, x * Lanes, new ComplexColumns(forceX, forceY), (x * _nodes) + y, Lanes);
    }

    private static void Copy(ComplexColumns from, int at, ComplexColumns to, int target) =>
        (to.Re[target], to.Im[target]) = (from.Re[at], from.Im[at]);

    private static void Copy(ComplexColumns from, int at, ComplexColumns to, int target, int count)
    {
        from.Re.AsSpan(at, count).CopyTo(to.Re.AsSpan(target));
        from.Im.AsSpan(at, count).CopyTo(to.Im.AsSpan(target));
    }
}
