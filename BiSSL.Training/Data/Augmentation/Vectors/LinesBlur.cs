using System.Numerics;
using System.Runtime.CompilerServices;

namespace BiSSL.Training.Data.Augmentation.Vectors;

/// <summary>The three box blurs of <see cref="GaussianBlur"/>, first along rows and then along columns, rounded after each.</summary>
/// <param name="side">Side of the images.</param>
internal sealed class LinesBlur(int side)
{
    private const int Passes = 3;

    private static readonly int s_lanes = Vector<float>.Count;

    private float[] _from = [], _to = [];
    private int _whole;
    private float _fraction, _scale;

    /// <summary>Points beyond an end that a box sees.</summary>
    private int Reach => _whole + 1;

    /// <param name="lines">side lines of side pixels, changed in place.</param>
    /// <param name="sigma">Standard deviation, pixels.</param>
    public void Apply(Lines lines, double sigma)
    {
        Fit((float)GaussianBlur.Radius(sigma));
        for (var y = 0; y < side; y++)
            for (var colour = 0; colour < 3; colour++)
                Along(ref Unsafe.Add(ref lines.Line(y), colour * lines.Stride), lines.Stride / s_lanes, s_lanes, 1);
        for (var x = 0; x < 3 * lines.Stride; x += s_lanes)
            Along(ref Unsafe.Add(ref lines.Line(0), x), side, 3 * lines.Stride, s_lanes);
    }

    private void Fit(float radius)
    {
        (_whole, _scale) = ((int)radius, 1 / ((radius * 2) + 1));
        _fraction = radius - _whole;
        var needed = (side + (2 * Reach) + 1) * s_lanes;
        if (_from.Length < needed)
            (_from, _to) = (new float[needed], new float[needed]);
    }

    /// <summary>Blurs one line: of points beside each other, or, as wide as a vector, of points below each other.</summary>
    /// <param name="first">Where it begins.</param>
    /// <param name="vectors">How many vectors it has.</param>
    /// <param name="step">Values from one vector to the next.</param>
    /// <param name="unit">Values of a point.</param>
    private void Along(ref float first, int vectors, int step, int unit)
    {
        for (var i = 0; i < vectors; i++)
            Vector.LoadUnsafe(ref Unsafe.Add(ref first, i * step)).StoreUnsafe(ref _from[(Reach * unit) + (i * s_lanes)]);
        for (var pass = 0; pass < Passes; pass++)
        {
            Extend(unit);
            Pass(unit);
            (_from, _to) = (_to, _from);
        }
        for (var i = 0; i < vectors; i++)
            VectorMath.Rounded(Vector.LoadUnsafe(ref _from[(Reach * unit) + (i * s_lanes)])).StoreUnsafe(ref Unsafe.Add(ref first, i * step));
    }

    /// <summary>Repeats both ends.</summary>
    private void Extend(int unit)
    {
        var begin = _from.AsSpan(Reach * unit, unit);
        var end = _from.AsSpan((Reach + side - 1) * unit, unit);
        for (var beyond = 1; beyond <= Reach; beyond++)
        {
            begin.CopyTo(_from.AsSpan((Reach - beyond) * unit));
            end.CopyTo(_from.AsSpan((Reach + side - 1 + beyond) * unit));
        }
    }

    private void Pass(int unit)
    {
        ref var from = ref _from[Reach * unit];
        ref var to = ref _to[Reach * unit];
        for (var i = 0; i < side * unit; i += s_lanes)
        {
            ref var centre = ref Unsafe.Add(ref from, i);
            var sum = Vector.LoadUnsafe(ref centre);
            for (var beside = unit; beside <= _whole * unit; beside += unit)
                sum += Pair(ref centre, beside);
            sum += Pair(ref centre, Reach * unit) * _fraction;
            (sum * _scale).StoreUnsafe(ref to, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Pair(ref float centre, int beside) =>
        Vector.LoadUnsafe(ref Unsafe.Subtract(ref centre, beside)) + Vector.LoadUnsafe(ref Unsafe.Add(ref centre, beside));
}
