using BiSSL.Torch.Interop;

namespace TorchSharp;

/// <summary>
/// A number as an argument of an operator. A class, so that an optional scalar is null; kept as a double, a long or a bool.
/// </summary>
public sealed class Scalar : IDisposable
{
    internal readonly Argument Argument;

    internal Scalar(Argument argument) => Argument = argument;

    public torch.ScalarType Type => Argument.Tag switch
    {
        Tag.Double => torch.ScalarType.Float64,
        Tag.Int => torch.ScalarType.Int64,
        _ => torch.ScalarType.Bool,
    };

    internal double Double => Argument.Tag == Tag.Double ? BitConverter.Int64BitsToDouble(Argument.Bits) : Argument.Bits;

    internal long Int64 => Argument.Tag == Tag.Double ? (long)Double : Argument.Bits;

    public static implicit operator Scalar(byte value) => new((long)value);

    public static implicit operator Scalar(sbyte value) => new((long)value);

    public static implicit operator Scalar(short value) => new((long)value);

    public static implicit operator Scalar(int value) => new((long)value);

    public static implicit operator Scalar(long value) => new(value);

    public static implicit operator Scalar(Half value) => new((double)value);

    public static implicit operator Scalar(float value) => new((double)value);

    public static implicit operator Scalar(double value) => new(value);

    public static implicit operator Scalar(bool value) => new(value);

    /// <summary>Nothing is held; there because callers of the shared API may dispose.</summary>
    public void Dispose()
    {
    }
}
