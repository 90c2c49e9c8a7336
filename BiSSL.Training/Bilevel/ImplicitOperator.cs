using static TorchSharp.torch;

namespace BiSSL.Training.Bilevel;

/// <summary>
/// A v = (∇²r) v + 1/(λ + λdamp) · (1/K) Σ_k H_k v (E14), H_k the Hessian of the pretext loss on stored batch k with respect to θP alone. With the quadratic
/// r the first term is v itself. θP must not change while the operator lives.
/// </summary>
public sealed class ImplicitOperator(IReadOnlyList<IHessian> hessians, ParameterLayout layout) : IDisposable
{
    /// <summary>Products with a single H_k made so far.</summary>
    public long Products { get; private set; }

    /// <summary>v [L] → A v [L], owned by the caller's scope.</summary>
    /// <param name="lambdaPlusDamping">λ + λdamp.</param>
    /// <param name="curvature">v [L] → (∇²r) v [L], a new tensor.</param>
    public Tensor Apply(Tensor v, double lambdaPlusDamping, Func<Tensor, Tensor> curvature)
    {
        using var scope = NewDisposeScope();
        var mean = zeros_like(v);                                              // [L]
        var parts = layout.Split(v);
        foreach (var hessian in hessians)
            AddShare(mean, hessian, parts);
        return curvature(v).add_(mean / lambdaPlusDamping).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var hessian in hessians)
            hessian.Dispose();
    }

    private void AddShare(Tensor mean, IHessian hessian, Tensor[] v)
    {
        using var scope = NewDisposeScope();
        mean.add_(layout.Flatten([.. hessian.Apply(v)]), 1.0 / hessians.Count);
        Products++;
    }
}
