using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne.Interpolation;

/// <summary>Some columns of complex numbers, row after row, real and imaginary parts apart.</summary>
internal readonly struct ComplexColumns(float[] re, float[] im)
{
    /// <summary>Columns: a cache line of numbers, one vector or more.</summary>
    public const int Lanes = 16;

    public readonly float[] Re = re, Im = im;

    public ComplexColumns(int rows)
        : this(new float[rows * Lanes], new float[rows * Lanes])
    {
    }

    /// <summary>With real and imaginary parts exchanged, in the same memory: the transform of what is so exchanged is the inverse one.</summary>
    public ComplexColumns Exchanged => new(Im, Re);

    public ComplexVector this[int at]
    {
        get => new(new Vector<float>(Re, at), new Vector<float>(Im, at));
        set
        {
            value.Re.CopyTo(Re, at);
            value.Im.CopyTo(Im, at);
        }
    }
}
