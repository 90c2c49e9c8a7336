using BiSSL.Torch.Interop;
using static TorchSharp.torch;

namespace BiSSL.Torch;

/// <summary>
/// What a list of indices means for a tensor: the view that its slices, numbers, new axes and ellipsis give, and the tensors that index
/// the dimensions of that view. Disposing ends the view, unless it is the tensor itself.
/// </summary>
internal sealed class IndexedView : IDisposable
{
    private readonly Tensor _source;
    private readonly List<Tensor?> _tensors = [];
    private long _dim;
    private long _covered;

    internal IndexedView(Tensor source, TensorIndex[] indices)
    {
        _source = source;
        View = source;
        for (var i = 0; i < indices.Length; i++)
            Add(indices[i], indices.AsSpan(i + 1));
    }

    internal Tensor View { get; private set; }

    /// <summary>One entry per indexed dimension of the view, null where it is taken whole; empty where no tensor indexes.</summary>
    internal Tensor?[] Tensors => [.. _tensors];

    internal bool IsSource => ReferenceEquals(View, _source);

    public void Dispose()
    {
        if (!IsSource)
            View.Dispose();
    }

    private void Add(in TensorIndex index, ReadOnlySpan<TensorIndex> following)
    {
        switch (index.Type)
        {
            case TensorIndex.Kind.Ellipsis:
                _dim = View.dim() - Consumed(following);
                break;
            case TensorIndex.Kind.Tensor:
                AddTensor(index.Indices!);
                break;
            default:
                var next = Next(index);
                Dispose();
                View = next;
                break;
        }
    }

    private Tensor Next(in TensorIndex index) => index.Type switch
    {
        TensorIndex.Kind.Single => View.select(_dim, index.First!.Value),
        TensorIndex.Kind.Slice => Dispatch.Tensor("slice.Tensor", View, _dim++, index.First, index.Stop, index.Step ?? 1),
        TensorIndex.Kind.Bool => OfBool(index.First == 1),
        _ => View.unsqueeze(_dim++),
    };

    /// <summary>A bool adds a dimension of length 1 (true) or 0 (false).</summary>
    private Tensor OfBool(bool keep)
    {
        using var wider = View.unsqueeze(_dim);
        return wider.narrow(_dim++, 0, keep ? 1 : 0);
    }

    private void AddTensor(Tensor index)
    {
        for (; _covered < _dim; _covered++)
            _tensors.Add(null);
        _tensors.Add(index);
        _dim += Dimensions(index);
        _covered = _dim;
    }

    private static long Consumed(ReadOnlySpan<TensorIndex> indices)
    {
        var consumed = 0L;
        foreach (ref readonly var index in indices)
            consumed += Consumed(index);
        return consumed;
    }

    private static long Consumed(in TensorIndex index) => index.Type switch
    {
        TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
        TensorIndex.Kind.Tensor => Dimensions(index.Indices!),
        _ => 0,
    };

    /// <summary>A mask indexes as many dimensions as it has, numbers index one.</summary>
    private static long Dimensions(Tensor index) => index.dtype is ScalarType.Bool or ScalarType.Byte ? index.dim() : 1;
}
