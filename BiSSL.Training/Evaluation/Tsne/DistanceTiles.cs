using System.Numerics;
using System.Runtime.InteropServices;

namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>
/// Squared Euclidean distances between many points, some rows and columns at a time: |b|² − 2ab in the registers, as a product of matrices is computed.
/// The points are laid out once, in fours for the rows and in pairs of vectors for the columns.
/// </summary>
internal sealed class DistanceTiles
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 4;

    /// <summary>Columns of a panel.</summary>
    public static readonly int Width = 2 * Vector<float>.Count;

    private readonly int _dimensions;
    private readonly float[] _left, _right;

    /// <param name="points">[N, D], one after the other; centred, as small numbers lose less in |a|² − 2ab + |b|².</param>
    public DistanceTiles(float[] points, int dimensions)
    {
        (_dimensions, Count) = (dimensions, points.Length / dimensions);
        _left = Packed(points, Rows, -2);
        _right = Packed(points, Width, 1);
        Squares = new float[Panels * Width];
        for (var i = 0; i < points.Length; i++)
            Squares[i / dimensions] += points[i] * points[i];
        Squares.AsSpan(Count).Fill(float.PositiveInfinity);                      // what fills the last panel is nobody's neighbour
    }

    public int Count { get; }

    /// <summary>Panels that hold all points.</summary>
    public int Panels => (Count + Width - 1) / Width;

    /// <summary>|b|² of every point.</summary>
    public float[] Squares { get; }

    /// <summary>Overwrites <paramref name="tile"/> with |b|² − 2ab for rows 4 · <paramref name="four"/> … + 3, each over the columns of some panels.</summary>
    public void Fill(int four, int firstPanel, int panels, Span<float> tile)
    {
        ref var left = ref _left[four * Rows * _dimensions];
        for (var panel = 0; panel < panels; panel++)
            Fill(ref left, firstPanel + panel, ref MemoryMarshal.GetReference(tile[(panel * Width)..]), (nuint)(panels * Width));
    }

    private void Fill(ref float left, int panel, ref float tile, nuint stride)
    {
        var half = (nuint)Vector<float>.Count;
        ref var right = ref _right[panel * Width * _dimensions];
        var (low, high) = (new Vector<float>(Squares, panel * Width), new Vector<float>(Squares, (panel * Width) + Vector<float>.Count));
        var (a0, a1, b0, b1, c0, c1, d0, d1) = (low, high, low, high, low, high, low, high);
        for (nuint d = 0; d < (nuint)_dimensions; d++)
        {
            (low, high) = (Vector.LoadUnsafe(ref right, d * 2 * half), Vector.LoadUnsafe(ref right, (d * 2 * half) + half));
            var (a, b) = (Broadcast(ref left, (d * Rows) + 0), Broadcast(ref left, (d * Rows) + 1));
            (a0, a1) = (Vector.FusedMultiplyAdd(a, low, a0), Vector.FusedMultiplyAdd(a, high, a1));
            (b0, b1) = (Vector.FusedMultiplyAdd(b, low, b0), Vector.FusedMultiplyAdd(b, high, b1));
            (a, b) = (Broadcast(ref left, (d * Rows) + 2), Broadcast(ref left, (d * Rows) + 3));
            (c0, c1) = (Vector.FusedMultiplyAdd(a, low, c0), Vector.FusedMultiplyAdd(a, high, c1));
            (d0, d1) = (Vector.FusedMultiplyAdd(b, low, d0), Vector.FusedMultiplyAdd(b, high, d1));
        }
        Store(a0, a1, ref tile, 0);
        Store(b0, b1, ref tile, stride);
        Store(c0, c1, ref tile, 2 * stride);
        Store(d0, d1, ref tile, 3 * stride);
    }

    private static Vector<float> Broadcast(ref float from, nuint at) => new(System.Runtime.CompilerServices.Unsafe.Add(ref from, at));

    private static void Store(Vector<float> low, Vector<float> high, ref float tile, nuint at)
    {
        low.StoreUnsafe(ref tile, at);
        high.StoreUnsafe(ref tile, at + (nuint)Vector<float>.Count);
    }

    // Groups of points, in each all first coordinates, then all second ones, …; zeros in place of points that are missing in the last group.
    private float[] Packed(float[] points, int group, float scale)
    {
        var packed = new float[(Count + group - 1) / group * group * _dimensions];
        for (var i = 0; i < Count; i++)
            for (var d = 0; d < _dimensions; d++)
                packed[(i / group * group * _dimensions) + (d * group) + (i % group)] = scale * points[(i * _dimensions) + d];
        return packed;
    }
}
