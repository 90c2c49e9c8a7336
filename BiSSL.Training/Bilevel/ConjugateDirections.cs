using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// Directions d of one operator A that are conjugate to each other, ⟨dᵢ, A dⱼ⟩ = 0, with their products A d (E43). Every product that a solve has paid
/// for serves the next right-hand side too, as long as A stays the same.
/// </summary>
internal sealed class ConjugateDirections
{
    private readonly List<Tensor> _directions = [], _products = [];
    private readonly List<double> _curvatures = [];

    public int Count => _directions.Count;

    /// <summary>Everything it holds, for checkpoints; live tensors.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> State =>
    [
        .. _directions.Select((d, i) => ($"direction.{i}", d)),
        .. _products.Select((h, i) => ($"product.{i}", h)),
    ];

    /// <summary>⟨d, A d⟩ of each direction.</summary>
    public IReadOnlyList<double> Curvatures => _curvatures;

    /// <summary>The best solution of A x = v in the span of the directions, and what it leaves over: x [L], v − A x [L].</summary>
    public (Tensor X, Tensor R) Project(Tensor v)
    {
        var (x, r) = (zeros_like(v), v.clone());
        var weights = Weights(_directions, v);
        for (var i = 0; i < Count; i++)
        {
            x.add_(_directions[i] * weights[i]);
            r.sub_(_products[i] * weights[i]);
        }
        return (x, r);
    }

    /// <summary>The part of a vector [L] that is conjugate to all directions; twice, as once leaves rounding behind.</summary>
    public Tensor Conjugate(Tensor r)
    {
        var d = r.clone();
        for (var pass = 0; pass < 2; pass++)
        {
            var weights = Weights(_products, d);
            for (var i = 0; i < Count; i++)
                d.sub_(_directions[i] * weights[i]);
        }
        return d;
    }

    /// <summary>Keeps copies of a direction and its product.</summary>
    /// <param name="curvature">⟨d, A d⟩ &gt; 0.</param>
    public void Keep(Tensor d, Tensor product, double curvature)
    {
        _directions.Add(d.clone().DetachFromDisposeScope());
        _products.Add(product.clone().DetachFromDisposeScope());
        _curvatures.Add(curvature);
    }

    /// <summary>Makes room for directions that a checkpoint holds; <see cref="State"/> is then to be overwritten.</summary>
    public void Expect(IReadOnlyList<double> curvatures, Tensor like)
    {
        Clear();
        foreach (var curvature in curvatures)
            Keep(like, like, curvature);
    }

    public void Clear() => Truncate(0);

    /// <summary>Keeps the first so many only.</summary>
    public void Truncate(int count)
    {
        foreach (var tensor in _directions.Skip(count).Concat(_products.Skip(count)))
            tensor.Dispose();
        _directions.RemoveRange(count, Count - count);
        _products.RemoveRange(count, _products.Count - count);
        _curvatures.RemoveRange(count, _curvatures.Count - count);
    }

    // Read from the device once, however many directions there are.
    private double[] Weights(List<Tensor> vectors, Tensor v)
    {
        if (vectors.Count == 0)
            return [];
        using var scope = NewDisposeScope();
        var dots = stack(vectors.Select(u => u.dot(v))).to(float64).cpu().data<double>().ToArray();
        return [.. dots.Zip(_curvatures, (dot, curvature) => dot / curvature)];
    }
}
