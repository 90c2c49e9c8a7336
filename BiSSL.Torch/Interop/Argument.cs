using TorchSharp;

namespace BiSSL.Torch.Interop;

/// <summary>
/// One argument of an operator, and the object whose memory it points into. Lists stay managed until the call copies them to the stack.
/// </summary>
internal readonly struct Argument
{
    internal readonly Tag Tag;
    internal readonly int Count;
    internal readonly long Bits;
    internal readonly object? Owner;

    private Argument(Tag tag, int count, long bits, object? owner)
    {
        Tag = tag;
        Count = count;
        Bits = bits;
        Owner = owner;
    }

    internal static Argument None => default;

    internal static Argument Of(IEnumerable<torch.Tensor> tensors)
    {
        var array = tensors as torch.Tensor[] ?? [.. tensors];
        return array;
    }

    public static implicit operator Argument(torch.Tensor? tensor) =>
        tensor is null ? default : new(Tag.Tensor, 0, tensor.Handle, tensor);

    public static implicit operator Argument(Scalar? scalar) => scalar?.Argument ?? default;

    public static implicit operator Argument(int value) => new(Tag.Int, 0, value, null);

    public static implicit operator Argument(long value) => new(Tag.Int, 0, value, null);

    public static implicit operator Argument(long? value) => value is long number ? number : default(Argument);

    public static implicit operator Argument(double value) => new(Tag.Double, 0, BitConverter.DoubleToInt64Bits(value), null);

    public static implicit operator Argument(double? value) => value is double number ? number : default(Argument);

    public static implicit operator Argument(bool value) => new(Tag.Bool, 0, value ? 1 : 0, null);

    public static implicit operator Argument(torch.ScalarType value) => new(Tag.Int, 0, (long)value, null);

    public static implicit operator Argument(torch.ScalarType? value) => value is torch.ScalarType type ? type : default(Argument);

    public static implicit operator Argument(torch.Device? device) =>
        device is null ? default : new(Tag.Device, (int)device.type, device.index, null);

    public static implicit operator Argument(torch.Generator? generator) =>
        generator is null ? default : new(Tag.Generator, 0, generator.Handle, generator);

    public static implicit operator Argument(string? text) =>
        text is null ? default : new(Tag.String, System.Text.Encoding.UTF8.GetByteCount(text), 0, text);

    public static implicit operator Argument(long[]? list) => list is null ? default : new(Tag.IntList, list.Length, 0, list);

    public static implicit operator Argument(double[]? list) => list is null ? default : new(Tag.DoubleList, list.Length, 0, list);

    public static implicit operator Argument(bool[]? list) => list is null ? default : new(Tag.BoolList, list.Length, 0, list);

    public static implicit operator Argument(torch.Tensor?[]? list) => list is null ? default : new(Tag.TensorList, list.Length, 0, list);
}
