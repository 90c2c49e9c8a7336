using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// H v = ∇⟨∇L, v⟩ by reverse-over-reverse differentiation (E15). <see cref="Kept"/> builds the graph of ∇L once and applies it many times; the parameters
/// must not change meanwhile: after a change the next product fails. <see cref="Recomputed"/> builds it at every product.
/// </summary>
public sealed class HessianVectorProduct : IHessian
{
    private readonly Func<Tensor> _loss;
    private readonly IReadOnlyList<Tensor> _parameters;
    private readonly Tensor[]? _gradient;
    private readonly ParameterVersions? _built;

    private HessianVectorProduct(Func<Tensor> loss, IReadOnlyList<Tensor> parameters, bool keep)
    {
        _loss = loss;
        _parameters = parameters;
        if (!keep)
            return;
        using var scope = NewDisposeScope();
        _gradient = First();
        foreach (var g in _gradient)
            g.DetachFromDisposeScope();
        _built = new ParameterVersions(parameters);
    }

    /// <param name="loss">The loss as a function of the parameters' present values.</param>
    /// <param name="parameters">The leaves to differentiate by.</param>
    public static HessianVectorProduct Kept(Func<Tensor> loss, IReadOnlyList<Tensor> parameters) => new(loss, parameters, keep: true);

    /// <inheritdoc cref="Kept"/>
    public static HessianVectorProduct Recomputed(Func<Tensor> loss, IReadOnlyList<Tensor> parameters) => new(loss, parameters, keep: false);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The graph is kept, and a parameter has changed since it was built.</exception>
    public IList<Tensor> Apply(IReadOnlyList<Tensor> v)
    {
        _built?.Check();
        using var record = enable_grad();
        return Gradient.Along(_gradient ?? First(), [.. _parameters], [.. v], keep: _gradient is not null, create: false);
    }

    public void Dispose()
    {
        foreach (var g in _gradient ?? [])
            g.Dispose();
    }

    private Tensor[] First()
    {
        using var record = enable_grad();
        return Gradient.Of([_loss()], [.. _parameters], keep: true, create: true);
    }
}
