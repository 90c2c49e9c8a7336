using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>
/// Functions of TorchSharp 0.107.0's native half that its public interface does not offer: autograd nodes and where a tensor's numbers lie. They are all the
/// internals that are used; another version of TorchSharp is checked for them before anything is computed.
/// </summary>
internal static unsafe partial class NativeFunctions
{
    private const string Library = "LibTorchSharp";

    private static readonly string[] s_names =
    [
        nameof(THSTensor_data), nameof(THSAutograd_CSharpNode_ctor), nameof(THSAutograd_CSharpNode_disposeSharedPtr), nameof(THSAutograd_CSharpNode_disposeWeakPtr),
        nameof(THSAutograd_CSharpNode_setNextEdges), nameof(THSAutograd_CSharpNode_clearInputMetadata), nameof(THSAutograd_Function_wrapOutputs),
        nameof(THSAutograd_SavedVariable_ctor), nameof(THSAutograd_SavedVariable_unpack), nameof(THSAutograd_SavedVariable_dispose),
    ];

    /// <summary>A node as autograd and as C# hold it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct NodePointer
    {
        public nint Shared, Weak;
    }

    /// <summary>Handles of tensors in native memory.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Handles(nint* first, long count)
    {
        public nint* First = first;
        public long Count = count;
    }

    /// <exception cref="UserError">A function is not there.</exception>
    public static void Check()
    {
        var library = NativeLibrary.Load(Library, typeof(NativeFunctions).Assembly, null);
        if (s_names.FirstOrDefault(name => !NativeLibrary.TryGetExport(library, name, out _)) is { } missing)
            throw new UserError($"This build of TorchSharp has no {missing}, which training needs. Restore TorchSharp 0.107.0.");
    }

    [LibraryImport(Library)]
    public static partial void* THSTensor_data(nint tensor);

    [LibraryImport(Library)]
    public static partial NodePointer THSAutograd_CSharpNode_ctor(nint apply, nint delete);

    [LibraryImport(Library)]
    public static partial void THSAutograd_CSharpNode_disposeSharedPtr(NodePointer node);

    [LibraryImport(Library)]
    public static partial void THSAutograd_CSharpNode_disposeWeakPtr(NodePointer node);

    [LibraryImport(Library)]
    public static partial void THSAutograd_CSharpNode_setNextEdges(NodePointer node, Handles inputs, byte isExecutable);

    [LibraryImport(Library)]
    public static partial void THSAutograd_CSharpNode_clearInputMetadata(NodePointer node);

    [LibraryImport(Library)]
    public static partial void THSAutograd_Function_wrapOutputs(
        Handles inputs, Handles nonDifferentiable, Handles changed, Handles outputs, NodePointer node, delegate* unmanaged[Cdecl]<nuint, nint*> room);

    [LibraryImport(Library)]
    public static partial nint THSAutograd_SavedVariable_ctor(nint tensor, NodePointer node, byte isInPlaceOnView);

    [LibraryImport(Library)]
    public static partial nint THSAutograd_SavedVariable_unpack(nint saved, NodePointer node);

    [LibraryImport(Library)]
    public static partial void THSAutograd_SavedVariable_dispose(nint saved);
}
