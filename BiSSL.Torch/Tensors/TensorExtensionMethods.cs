using BiSSL.Torch;

namespace TorchSharp;

/// <summary>Reads of one-element tensors, and tensors of plain numbers.</summary>
public static class TensorExtensionMethods
{
    public static float ToSingle(this torch.Tensor value) => Item<float>(value, torch.ScalarType.Float32);

    public static double ToDouble(this torch.Tensor value) => Item<double>(value, torch.ScalarType.Float64);

    public static byte ToByte(this torch.Tensor value) => Item<byte>(value, torch.ScalarType.Byte);

    public static short ToInt16(this torch.Tensor value) => Item<short>(value, torch.ScalarType.Int16);

    public static int ToInt32(this torch.Tensor value) => Item<int>(value, torch.ScalarType.Int32);

    public static long ToInt64(this torch.Tensor value) => Item<long>(value, torch.ScalarType.Int64);

    public static bool ToBoolean(this torch.Tensor value) => Item<bool>(value, torch.ScalarType.Bool);

    public static torch.Tensor ToTensor<T>(this T scalar, torch.Device? device = null, bool requires_grad = false)
        where T : unmanaged => TensorData.Create<T>([scalar], [], null, device, requires_grad);

    private static T Item<T>(torch.Tensor value, torch.ScalarType type)
        where T : unmanaged
    {
        if (value.dtype == type)
            return value.item<T>();
        using var converted = value.to_type(type);
        return converted.item<T>();
    }
}
