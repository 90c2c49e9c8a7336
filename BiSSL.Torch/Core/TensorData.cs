using System.Runtime.InteropServices;
using BiSSL.Torch.Interop;
using static TorchSharp.torch;

namespace BiSSL.Torch;

/// <summary>Copies .NET numbers into new tensors.</summary>
internal static class TensorData
{
    /// <exception cref="ArgumentException">The dimensions do not hold as many elements as there are.</exception>
    internal static Tensor Create<E>(
        ReadOnlySpan<E> elements, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requiresGrad)
        where E : unmanaged
    {
        var count = 1L;
        foreach (var length in dimensions)
            count *= length;
        if (count != elements.Length)
            throw new ArgumentException($"{elements.Length} elements do not fill [{string.Join(", ", dimensions.ToArray())}].");
        var tensor = Finish(Copy(elements, dimensions.ToArray()), dtype, device ?? DefaultDevice);
        tensor.requires_grad = requiresGrad;
        return tensor;
    }

    /// <summary>The elements of an array of any rank, in its shape.</summary>
    internal static Tensor Create<E>(Array array, ScalarType? dtype, Device? device, bool requiresGrad)
        where E : unmanaged
    {
        var dimensions = new long[array.Rank];
        for (var i = 0; i < dimensions.Length; i++)
            dimensions[i] = array.GetLongLength(i);
        var bytes = MemoryMarshal.CreateReadOnlySpan(
            ref MemoryMarshal.GetArrayDataReference(array), checked(array.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<E>()));
        return Create(MemoryMarshal.Cast<byte, E>(bytes), dimensions, dtype, device, requiresGrad);
    }

    internal static Tensor FromBytes(Array array, ScalarType dtype, long count, long offset, bool requiresGrad)
    {
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array))[(int)offset..];
        using var none = empty([0], dtype, CPU);
        var size = (int)none.ElementSize;
        var wanted = count < 0 ? bytes.Length / size : count;
        if (wanted * size > bytes.Length)
            throw new ArgumentException($"{bytes.Length} bytes do not hold {wanted} elements of {dtype}.", nameof(count));
        var tensor = empty([wanted], dtype, CPU);
        bytes[..(int)(wanted * size)].CopyTo(tensor.bytes);
        tensor.requires_grad = requiresGrad;
        return tensor;
    }

    private static unsafe Tensor Copy<E>(ReadOnlySpan<E> elements, long[] dimensions)
        where E : unmanaged
    {
        var tensor = Dispatch.Tensor("empty.memory_format", dimensions, ElementType.Of<E>(), Argument.None, CPU);
        elements.CopyTo(new Span<E>((void*)tensor.DataPointer(), elements.Length));
        return tensor;
    }

    private static Tensor Finish(Tensor tensor, ScalarType? dtype, Device device)
    {
        var type = dtype ?? tensor.dtype;
        if (type == tensor.dtype && device.type == TorchSharp.DeviceType.CPU)
            return tensor;
        using (tensor)
            return tensor.to(type, device, non_blocking: true); // the numbers are read before it returns; what the device does meanwhile goes on
    }
}
