using System.Runtime.InteropServices;

namespace BiSSL.Torch.Interop;

/// <summary>The exports of native/. Those that return a status never throw: see <see cref="NativeError"/>.</summary>
internal static unsafe partial class Native
{
    internal const string Library = "bissl_torch";

    [LibraryImport(Library)]
    internal static partial nint bt_last_error();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int bt_find(string name, string overload, nint* found);

    [LibraryImport(Library)]
    internal static partial int bt_call(nint op, Value* arguments, int count, Value* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial void bt_free(nint memory);

    [LibraryImport(Library)]
    internal static partial void bt_release(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long bt_dim(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long bt_numel(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int bt_dtype(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long bt_itemsize(nint handle);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int bt_device(nint handle, int* index);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int bt_requires_grad(nint handle);

    [LibraryImport(Library)]
    internal static partial int bt_sizes(nint handle, long* sizes);

    [LibraryImport(Library)]
    internal static partial int bt_strides(nint handle, long* strides);

    [LibraryImport(Library)]
    internal static partial int bt_is_contiguous(nint handle, int memoryFormat, int* result);

    [LibraryImport(Library)]
    internal static partial int bt_data(nint handle, nint* data);

    [LibraryImport(Library)]
    internal static partial int bt_is_sparse(nint handle, int* result);

    [LibraryImport(Library)]
    internal static partial int bt_is_leaf(nint handle, int* result);

    [LibraryImport(Library)]
    internal static partial int bt_set_requires_grad(nint handle, int value);

    [LibraryImport(Library)]
    internal static partial int bt_retain_grad(nint handle);

    [LibraryImport(Library)]
    internal static partial int bt_get_grad(nint handle, nint* grad);

    [LibraryImport(Library)]
    internal static partial int bt_set_grad(nint handle, nint grad);

    [LibraryImport(Library)]
    internal static partial int bt_version(nint handle, long* version);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int bt_save(nint handle, string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int bt_load(string path, nint* tensor);
}
