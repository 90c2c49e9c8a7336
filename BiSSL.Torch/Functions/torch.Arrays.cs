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

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);
}
