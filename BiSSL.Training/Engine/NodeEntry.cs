using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace BiSSL.Training.Engine;

/// <summary>
/// The two functions by which libtorch calls a node: its derivative, and its end. libtorch passes no other sign of which node is meant, and native functions
/// are costly to make, so they serve one node after another.
/// </summary>
internal sealed unsafe class NodeEntry
{
    private static readonly ConcurrentBag<NodeEntry> s_free = [];
    private static readonly ConcurrentBag<NodeEntry> s_all = [];               // the collector takes what native code alone refers to

    private readonly ApplyFunction _apply;
    private readonly DeleteFunction _delete;
    private Node? _node;

    private NodeEntry()
    {
        (_apply, _delete) = (Called, Ended);
        (Apply, Delete) = (Marshal.GetFunctionPointerForDelegate(_apply), Marshal.GetFunctionPointerForDelegate(_delete));
        s_all.Add(this);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate NativeFunctions.Handles ApplyFunction(nint* gradients, int count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void DeleteFunction();

    public nint Apply { get; }

    public nint Delete { get; }

    /// <summary>How many nodes autograd holds now.</summary>
    public static int Alive => s_all.Count - s_free.Count;

    /// <summary>How many entries were ever made: the most nodes that were alive at once.</summary>
    public static int Made => s_all.Count;

    public static NodeEntry For(Node node)
    {
        if (!s_free.TryTake(out var entry))
            entry = new NodeEntry();
        entry._node = node;
        return entry;
    }

    private NativeFunctions.Handles Called(nint* gradients, int count) => _node!.Called(new ReadOnlySpan<nint>(gradients, count));

    private void Ended()
    {
        var node = _node!;
        _node = null;
        node.Ended();
        s_free.Add(this);
    }
}
