using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// How a list of parameter tensors lies in one flat vector of length L: the solvers see the vector, autograd the tensors. Each lies in the order in which
/// memory holds it, so that nothing is turned around on the way; vectors of differently laid out networks cannot be compared.
/// </summary>
public sealed class ParameterLayout
{
    private readonly Place[] _places;
    private readonly long[] _offsets;

    /// <param name="parameters">The tensors of one backbone, in the order of their names.</param>
    public ParameterLayout(IReadOnlyList<Tensor> parameters)
    {
        _places = [.. parameters.Select(Place.Of)];
        _offsets = new long[_places.Length + 1];
        for (var layer = 0; layer < _places.Length; layer++)
            _offsets[layer + 1] = _offsets[layer] + parameters[layer].numel();
    }

    /// <summary>Number of tensors.</summary>
    public int Layers => _places.Length;

    /// <summary>Number of values in all tensors together, L.</summary>
    public long Length => _offsets[^1];

    /// <summary>One vector [L] out of tensors in their own shapes.</summary>
    public Tensor Flatten(IReadOnlyList<Tensor> tensors) => cat([.. tensors.Select((t, layer) => _places[layer].Flat(t))]); // [L]

    /// <summary>The part of a vector [L] that belongs to one tensor, flat; a view.</summary>
    public Tensor Layer(Tensor vector, int layer) => vector.narrow(0, _offsets[layer], _offsets[layer + 1] - _offsets[layer]);

    /// <summary>A vector [L] as tensors in their own shapes and orders; views.</summary>
    public Tensor[] Split(Tensor vector) => [.. Enumerable.Range(0, Layers).Select(layer => _places[layer].Shaped(Layer(vector, layer)))];

    /// <summary>The inner product ⟨a_ℓ, b_ℓ⟩ of every tensor, read from the device once.</summary>
    public double[] DotByLayer(Tensor a, Tensor b)
    {
        using var scope = NewDisposeScope();
        var dots = Enumerable.Range(0, Layers).Select(layer => (Layer(a, layer) * Layer(b, layer)).sum());
        return stack(dots).to(ScalarType.Float64).cpu().data<double>().ToArray();
    }

    /// <summary>One tensor's dimensions from the slowest in memory to the fastest, their sizes so ordered, and the way back; none where that is their own order.</summary>
    private sealed record Place(long[] Sizes, long[]? Order, long[]? Back)
    {
        public static Place Of(Tensor parameter)
        {
            var (sizes, strides) = (parameter.shape, parameter.stride());
            long[] order = [.. Enumerable.Range(0, sizes.Length).OrderByDescending(d => strides[d]).Select(d => (long)d)];
            if (order.AsSpan().SequenceEqual([.. order.Order()]))
                return new Place(sizes, null, null);
            long[] back = [.. Enumerable.Range(0, sizes.Length).Select(d => (long)Array.IndexOf(order, d))];
            return new Place([.. order.Select(d => sizes[d])], order, back);
        }

        public Tensor Flat(Tensor tensor) => (Order is null ? tensor : tensor.permute(Order)).reshape(-1);

        public Tensor Shaped(Tensor flat) => Back is null ? flat.view(Sizes) : flat.view(Sizes).permute(Back);
    }
}
