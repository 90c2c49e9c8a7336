using TorchSharp;

namespace BiSSL.Training.Engine;

/// <summary>The numbers of a tensor in main memory, as they lie. The tensor must outlive their use.</summary>
internal static unsafe class RawData
{
    /// <summary>Where they begin.</summary>
    /// <exception cref="ArgumentException">The tensor holds other numbers, or is elsewhere.</exception>
    public static nint Of<T>(torch.Tensor tensor)
        where T : unmanaged
    {
        if (tensor.device_type != DeviceType.CPU || tensor.element_size() != sizeof(T))
            throw new ArgumentException($"Numbers of {sizeof(T)} bytes in main memory are wanted, but the tensor holds {tensor.dtype} on {tensor.device}.");
        return (nint)NativeFunctions.THSTensor_data(tensor.Handle);
    }

    /// <summary>Those of a contiguous tensor.</summary>
    public static Span<T> Span<T>(torch.Tensor tensor)
        where T : unmanaged => new((void*)Of<T>(tensor), checked((int)tensor.numel()));
}
