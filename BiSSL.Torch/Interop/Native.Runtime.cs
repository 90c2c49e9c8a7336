using System.Runtime.InteropServices;

namespace BiSSL.Torch.Interop;

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int bt_generator_new(int deviceType, int deviceIndex, ulong seed, nint* generator);

    [LibraryImport(Library)]
    internal static partial int bt_generator_default(int deviceType, int deviceIndex, nint* generator);

    [LibraryImport(Library)]
    internal static partial void bt_generator_release(nint generator);

    [LibraryImport(Library)]
    internal static partial int bt_generator_set_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    internal static partial int bt_generator_reseed(nint generator, ulong* seed);

    [LibraryImport(Library)]
    internal static partial int bt_generator_seed(nint generator, ulong* seed);

    [LibraryImport(Library)]
    internal static partial int bt_generator_get_state(nint generator, nint* state);

    [LibraryImport(Library)]
    internal static partial int bt_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)]
    internal static partial int bt_manual_seed(ulong seed);

    [LibraryImport(Library)]
    internal static partial nint bt_torch_version();

    [LibraryImport(Library)]
    internal static partial int bt_parallel_info(byte* buffer, int capacity);

    [LibraryImport(Library)]
    internal static partial int bt_set_threads(int count);

    [LibraryImport(Library)]
    internal static partial int bt_set_interop_threads(int count);

    [LibraryImport(Library)]
    internal static partial int bt_get_threads(int* count);

    [LibraryImport(Library)]
    internal static partial int bt_get_interop_threads(int* count);

    [LibraryImport(Library)]
    internal static partial int bt_set_default_dtype(int dtype);

    [LibraryImport(Library)]
    internal static partial int bt_get_default_dtype(int* dtype);

    [LibraryImport(Library)]
    internal static partial int bt_get_deterministic(int* enabled, int* warnOnly);

    [LibraryImport(Library)]
    internal static partial int bt_set_deterministic(int enabled, int warnOnly);

    [LibraryImport(Library)]
    internal static partial int bt_cuda_available(int* available);

    [LibraryImport(Library)]
    internal static partial int bt_cudnn_available(int* available);

    [LibraryImport(Library)]
    internal static partial int bt_cuda_count(int* count);

    [LibraryImport(Library)]
    internal static partial int bt_cuda_synchronize(int index);

    [LibraryImport(Library)]
    internal static partial int bt_cuda_memory(int index, long* bytes);

    [LibraryImport(Library)]
    internal static partial int bt_cuda_forget_peak(int index);

    [LibraryImport(Library)]
    internal static partial int bt_cuda_free(int index, long* bytes);

    [LibraryImport(Library)]
    internal static partial int bt_heap_bytes(long* held, long* idle);

    [LibraryImport(Library)]
    internal static partial int bt_cuda_empty_cache();

    [LibraryImport(Library)]
    internal static partial int bt_get_tf32(int* cublas, int* cudnn);

    [LibraryImport(Library)]
    internal static partial int bt_set_tf32_cublas(int allowed);

    [LibraryImport(Library)]
    internal static partial int bt_set_tf32_cudnn(int allowed);
}
