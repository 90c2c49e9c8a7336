using BiSSL.Torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The elements of an array of any rank, copied.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false) =>
        Type.GetTypeCode(rawArray.GetType().GetElementType()) switch
        {
            TypeCode.Boolean => TensorData.Create<bool>(rawArray, dtype, device, requires_grad),
            TypeCode.Byte => TensorData.Create<byte>(rawArray, dtype, device, requires_grad),
            TypeCode.SByte => TensorData.Create<sbyte>(rawArray, dtype, device, requires_grad),
            TypeCode.Int16 => TensorData.Create<short>(rawArray, dtype, device, requires_grad),
            TypeCode.Int32 => TensorData.Create<int>(rawArray, dtype, device, requires_grad),
            TypeCode.Int64 => TensorData.Create<long>(rawArray, dtype, device, requires_grad),
            TypeCode.Single => TensorData.Create<float>(rawArray, dtype, device, requires_grad),
            TypeCode.Double => TensorData.Create<double>(rawArray, dtype, device, requires_grad),
            _ => throw new ArgumentException($"No tensor holds elements of type {rawArray.GetType().GetElementType()?.Name}.", nameof(rawArray)),
        };

    /// <summary>Count elements of a one-dimensional array from the byte offset on, read as that type; copied, not shared.</summary>
    /// <exception cref="ArgumentException">The array ends before the elements do.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false) =>
        TensorData.FromBytes(rawArray, dtype, count, offset, requires_grad);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);
}
