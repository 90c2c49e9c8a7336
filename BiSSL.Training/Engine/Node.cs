using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace BiSSL.Training.Engine;

/// <summary>
/// A function of tensors in autograd's graph whose derivative is C#. It stands on the native functions of TorchSharp's own custom functions; unlike those it makes
/// no stand-in of every output, and no exception leaves a callback. What is saved is libtorch's own: a change in place between use and derivative is noticed.
/// </summary>
internal abstract unsafe class Node
{
    [ThreadStatic]
    private static List<Tensor>? s_results;                                    // libtorch copies the references after a callback has returned

    [ThreadStatic]
    private static nint* s_room;

    private NativeFunctions.NodePointer _pointer;
    private nint[] _saved = [];
    private bool[] _needs = [];
    private nint* _returned;

    /// <summary>Frees what the last derivative called on this thread gave back.</summary>
    public static void FreeResults()
    {
        s_results?.ForEach(result => result.Dispose());
        s_results?.Clear();
    }

    /// <summary>From the derivatives by the outputs, null where there is none, to those by the inputs.</summary>
    protected abstract Tensor?[] Backward(Tensor?[] gradients);

    /// <summary>Whether the derivative by an input is asked for.</summary>
    protected bool Needs(int input) => _needs[input];

    /// <summary>What was saved; freed with the scope.</summary>
    /// <exception cref="ExternalException">It was changed in place meanwhile.</exception>
    protected Tensor Saved(int index)
    {
        var handle = NativeFunctions.THSAutograd_SavedVariable_unpack(_saved[index], _pointer);
        CheckForErrors();
        return Tensor.UnsafeCreateTensor(handle);
    }

    /// <summary>Hangs outputs, computed without recording, into the graph behind the inputs, where any of these asks for derivatives.</summary>
    /// <param name="outputs">Given up: use those returned.</param>
    /// <param name="saved">Inputs and other tensors that the derivative reads; no outputs.</param>
    protected Tensor[] Record(Tensor[] inputs, Tensor[] outputs, params ReadOnlySpan<Tensor> saved)
    {
        _needs = [.. inputs.Select(input => input.requires_grad)];
        if (!is_grad_enabled() || !_needs.Contains(true))
            return outputs;
        Begin();
        try
        {
            Save(saved);
            return Hang(inputs, outputs);
        }
        finally
        {
            NativeFunctions.THSAutograd_CSharpNode_disposeSharedPtr(_pointer);
        }
    }

    /// <summary>By autograd: handles of the derivatives by the outputs, ours to free. An exception becomes no derivative at all, which libtorch refuses.</summary>
    internal NativeFunctions.Handles Called(ReadOnlySpan<nint> gradients)
    {
        try
        {
            FreeResults();
            using var scope = NewDisposeScope();
            var given = new Tensor?[gradients.Length];
            for (var i = 0; i < given.Length; i++)
                given[i] = gradients[i] == 0 ? null : Tensor.UnsafeCreateTensor(gradients[i]);
            return Return(Backward(given));
        }
        catch (Exception fault)                                                // whatever it is: it must not pass through native frames
        {
            NodeFault.Leave(fault);
            return default;
        }
    }

    /// <summary>By autograd, when nothing refers to the node any more.</summary>
    internal void Ended()
    {
        foreach (var saved in _saved)
            NativeFunctions.THSAutograd_SavedVariable_dispose(saved);
        NativeFunctions.THSAutograd_CSharpNode_disposeWeakPtr(_pointer);
        NativeMemory.Free(_returned);
        _saved = [];
        _returned = null;
    }

    private void Begin()
    {
        var entry = NodeEntry.For(this);
        _pointer = NativeFunctions.THSAutograd_CSharpNode_ctor(entry.Apply, entry.Delete);
        CheckForErrors();
        _returned = (nint*)NativeMemory.Alloc((nuint)_needs.Length, (nuint)sizeof(nint));
    }

    private void Save(ReadOnlySpan<Tensor> tensors)
    {
        _saved = new nint[tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            _saved[i] = NativeFunctions.THSAutograd_SavedVariable_ctor(tensors[i].Handle, _pointer, 0);
            CheckForErrors();
        }
    }

    private Tensor[] Hang(Tensor[] inputs, Tensor[] outputs)
    {
        nint* from = stackalloc nint[inputs.Length], to = stackalloc nint[outputs.Length], hung = stackalloc nint[outputs.Length];
        Write(inputs, from);
        Write(outputs, to);
        NativeFunctions.THSAutograd_CSharpNode_setNextEdges(_pointer, new(from, inputs.Length), 1);
        CheckForErrors();
        NativeFunctions.THSAutograd_CSharpNode_clearInputMetadata(_pointer);
        s_room = hung;
        NativeFunctions.THSAutograd_Function_wrapOutputs(new(from, inputs.Length), default, default, new(to, outputs.Length), _pointer, &Room);
        CheckForErrors();
        GC.KeepAlive(inputs);
        var found = new Tensor[outputs.Length];
        for (var i = 0; i < found.Length; i++)
            found[i] = Replace(outputs[i], hung[i]);
        return found;
    }

    private static void Write(Tensor[] tensors, nint* handles)
    {
        for (var i = 0; i < tensors.Length; i++)
            handles[i] = tensors[i].Handle;
    }

    private static Tensor Replace(Tensor output, nint hung)
    {
        output.Dispose();
        return Tensor.UnsafeCreateTensor(hung);
    }

    private NativeFunctions.Handles Return(Tensor?[] results)
    {
        s_results ??= [];
        for (var i = 0; i < results.Length; i++)
        {
            _returned[i] = results[i]?.Handle ?? 0;
            if (results[i] is { } result)
                s_results.Add(result.DetachFromDisposeScope());
        }
        return new(_returned, results.Length);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint* Room(nuint count) => s_room;
}
