using System.Runtime.InteropServices;
using TorchSharp;

namespace BiSSL.Torch.Interop;

/// <summary>The handles of a list of tensors as native memory, for the length of one call. No list is an empty one.</summary>
internal readonly unsafe ref struct Handles : IDisposable
{
    private readonly IList<torch.Tensor>? _tensors;

    internal Handles(IList<torch.Tensor>? tensors)
    {
        _tensors = tensors;
        Count = tensors?.Count ?? 0;
        Pointer = (long*)NativeMemory.Alloc((nuint)Count + 1, sizeof(long));
        for (var i = 0; i < Count; i++)
            Pointer[i] = tensors![i] is { } tensor ? tensor.Handle : 0;
    }

    internal long* Pointer { get; }

    internal int Count { get; }

    public void Dispose()
    {
        NativeMemory.Free(Pointer);
        GC.KeepAlive(_tensors);
    }
}
