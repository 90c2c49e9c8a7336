using TorchSharp;

namespace BiSSL.Torch;

/// <summary>Which element type a .NET type is stored as.</summary>
internal static class ElementType
{
    /// <exception cref="ArgumentException">No tensor holds elements of that type.</exception>
    internal static torch.ScalarType Of(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => torch.ScalarType.Bool,
        TypeCode.Byte => torch.ScalarType.Byte,
        TypeCode.SByte => torch.ScalarType.Int8,
        TypeCode.Int16 => torch.ScalarType.Int16,
        TypeCode.Int32 => torch.ScalarType.Int32,
        TypeCode.Int64 => torch.ScalarType.Int64,
        TypeCode.Single => torch.ScalarType.Float32,
        TypeCode.Double => torch.ScalarType.Float64,
        _ when type == typeof(Half) => torch.ScalarType.Float16,
        _ => throw new ArgumentException($"No tensor holds elements of type {type.Name}."),
    };

    internal static torch.ScalarType Of<T>() => Of(typeof(T));
}
