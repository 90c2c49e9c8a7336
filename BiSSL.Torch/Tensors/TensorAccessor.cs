using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor, in row-major order of its shape whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IEnumerable<T>, IDisposable
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU)
            throw new ArgumentException("Elements are read on the CPU: call cpu() first.");
        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    private T* Data => (T*)_tensor.DataPointer();

    public T this[params long[] indices]
    {
        get => Data[Offset(indices)];
        set => Data[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>A .NET array of the tensor's shape; a scalar becomes an array of one element.</summary>
    public Array ToNDArray()
    {
        if (_shape.Length == 0)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), _shape);
        var flat = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(result), checked((int)(Count * sizeof(T))));
        CopyTo(MemoryMarshal.Cast<byte, T>(flat));
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies from the element <paramref name="tensorIndex"/> on, as many as there are and fit.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = (int)Math.Min(target.Length, Count - tensorIndex);
        if (_contiguous)
        {
            new ReadOnlySpan<T>(Data + tensorIndex, count).CopyTo(target);
            return;
        }

        for (var i = 0; i < count; i++)
            target[i] = Data[FlatOffset(tensorIndex + i)];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = (int)Math.Min(source.Length, Count - tensorIndex);
        if (_contiguous)
        {
            source[..count].CopyTo(new Span<T>(Data + tensorIndex, count));
            return;
        }

        for (var i = 0; i < count; i++)
            Data[FlatOffset(tensorIndex + i)] = source[i];
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing is held; the tensor stays its owner's.</summary>
    public void Dispose()
    {
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && _shape.Length != 1)
            return FlatOffset(indices[0]);
        if (indices.Length != _shape.Length)
            throw new ArgumentException($"The tensor has {_shape.Length} dimensions, got {indices.Length} indices.");
        var offset = 0L;
        for (var i = 0; i < indices.Length; i++)
            offset += Checked(indices[i], _shape[i]) * _strides[i];
        return offset;
    }

    private long FlatOffset(long index)
    {
        Checked(index, Count);
        var offset = 0L;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            offset += index % _shape[i] * _strides[i];
            index /= _shape[i];
        }

        return offset;
    }

    private static long Checked(long index, long length) =>
        (ulong)index < (ulong)length
            ? index
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {length} elements.");
}
