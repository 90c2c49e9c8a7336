using System.Numerics;

namespace BiSSL.Training.Evaluation.Tsne.Interpolation;

/// <summary>As many complex numbers as a vector has lanes.</summary>
internal readonly struct ComplexVector(Vector<float> re, Vector<float> im)
{
    public readonly Vector<float> Re = re, Im = im;

    /// <summary>i times this.</summary>
    public ComplexVector Turned => new(-Im, Re);

    public static ComplexVector operator +(ComplexVector a, ComplexVector b) => new(a.Re + b.Re, a.Im + b.Im);

    public static ComplexVector operator -(ComplexVector a, ComplexVector b) => new(a.Re - b.Re, a.Im - b.Im);

    public static ComplexVector operator *(ComplexVector a, ComplexVector b) => new((a.Re * b.Re) - (a.Im * b.Im), (a.Re * b.Im) + (a.Im * b.Re));

    public static ComplexVector operator *(float a, ComplexVector b) => new(a * b.Re, a * b.Im);
}
