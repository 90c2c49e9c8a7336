using System.Runtime.Intrinsics;

namespace BiSSL.Training.Evaluation.Tsne.Interpolation;

/// <summary>Nodes on a square that carry points' charges and forces, four by four around each point.</summary>
internal sealed class Grid
{
    private readonly int _nodes;
    private readonly float[] _charges, _forceX, _forceY;
    private readonly GridConvolution _convolution;

    public Grid(GridSize size)
    {
        (Size, _nodes) = (size, size.Side / 2);
        (_charges, _forceX, _forceY) = (new float[_nodes * _nodes], new float[_nodes * _nodes], new float[_nodes * _nodes]);
        var transform = new FourierTransform(size.Side);
        _convolution = new GridConvolution(transform, new KernelSpectrum(transform, size.Spacing));
    }

    public GridSize Size { get; }

    public int Node(int x, int y) => (x * _nodes) + y;

    /// <summary>Spreads a charge of one per point over its nodes.</summary>
    /// <param name="corners">The first of each point's nodes.</param>
    /// <param name="partX">How far the point has gone from its second node to the third, 0…1.</param>
    public void Charge(int[] corners, float[] partX, float[] partY)
    {
        _charges.AsSpan().Clear();
        for (var i = 0; i < corners.Length; i++)
        {
            var (across, along) = (Spline(partX[i]), Spline(partY[i]));
            for (var row = 0; row < 4; row++)
            {
                ref var at = ref _charges[corners[i] + (row * _nodes)];
                (Vector128.LoadUnsafe(ref at) + (across[row] * along)).StoreUnsafe(ref at);
            }
        }
    }

    /// <summary>Overwrites the forces at the nodes.</summary>
    /// <returns>Σ w over all pairs of charges.</returns>
    public double Solve() => _convolution.Run(_charges, _forceX, _forceY);

    public (float X, float Y) Force(int corner, float partX, float partY)
    {
        var (across, along) = (Spline(partX), Spline(partY));
        var (x, y) = (Vector128<float>.Zero, Vector128<float>.Zero);
        for (var row = 0; row < 4; row++)
        {
            x += across[row] * Vector128.LoadUnsafe(ref _forceX[corner + (row * _nodes)]);
            y += across[row] * Vector128.LoadUnsafe(ref _forceY[corner + (row * _nodes)]);
        }
        return (Vector128.Dot(x, along), Vector128.Dot(y, along));
    }

    // A cubic B-spline at four nodes.
    private static Vector128<float> Spline(float t)
    {
        var less = 1 - t;
        var (t2, less2) = (t * t, less * less);
        return Vector128.Create(less2 * less, 4 - (6 * t2) + (3 * t2 * t), 4 - (6 * less2) + (3 * less2 * less), t2 * t) * (1f / 6);
    }
}
