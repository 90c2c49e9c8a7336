using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>How a list of parameter tensors lies in one flat vector of length L: the solvers see the vector, autograd the tensors.</summary>
public sealed class ParameterLayout
{
    private readonly long[][] _shapes, _strides;
    private readonly long[] _offsets;

    /// <param name="parameters">The tensors of one backbone, in the order of their names.</param>
    public ParameterLayout(IReadOnlyList<Tensor> parameters)
    {
        _shapes = [.. parameters.Select(p => p.shape)];
        _strides = [.. parameters.Select(p => p.stride())];
        _offsets = new long[_shapes.Length + 1];
        for (var layer = 0; layer < _shapes.Length; layer++)
            _offsets[layer + 1] = _offsets[layer] + parameters[layer].numel();
    }

    /// <summary>Number of tensors.</summary>
    public int Layers => _shapes.Length;

    /// <summary>Number of values in all tensors together, L.</summary>
    public long Length => _offsets[^1];

    /// <summary>One vector [L] out of tensors in their own shapes.</summary>
    public Tensor Flatten(IReadOnlyList<Tensor> tensors) => cat([.. tensors.Select(t => t.reshape(-1))]); // [L]

    /// <summary>The part of a vector [L] that belongs to one tensor, flat; a view.</summary>
    public Tensor Layer(Tensor vector, int layer) => vector.narrow(0, _offsets[layer], _offsets[layer + 1] - _offsets[layer]);

    /// <summary>A vector [L] as tensors in their own shapes; views.</summary>
    public Tensor[] Split(Tensor vector) => [.. Enumerable.Range(0, Layers).Select(layer => Layer(vector, layer).view(_shapes[layer]))];

    /// <summary>The same, each in the memory order of its parameter, so that no layer has to turn it around again; copied where it is another.</summary>
    public Tensor[] SplitInOrder(Tensor vector) => [.. Split(vector).Select((part, layer) => InOrder(part, _strides[layer]))];

    private static Tensor InOrder(Tensor part, long[] strides) =>
        part.stride().AsSpan().SequenceEqual(strides) ? part : empty_strided(part.shape, strides, part.dtype, part.device).copy_(part);

    /// <summary>The inner product ⟨a_ℓ, b_ℓ⟩ of every tensor, read from the device once.</summary>
    public double[] DotByLayer(Tensor a, Tensor b)
    {
        using var scope = NewDisposeScope();
        var dots = Enumerable.Range(0, Layers).Select(layer => (Layer(a, layer) * Layer(b, layer)).sum());
        return stack(dots).to(ScalarType.Float64).cpu().data<double>().ToArray();
    }
}
