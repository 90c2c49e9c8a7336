using BiSSL.Training.Bilevel;
using BiSSL.Training.Models;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>v → the implicit gradient (E13) at the present θP, over the Hessian batches of one alternation. The graphs of their first-order gradients are
/// built at the first upper step of a block and kept until <see cref="Release"/>.</summary>
public sealed class ImplicitGradient(Level p, Level d, IPretextTask task, ILowerBatches batches, Regulariser regulariser, Hypergradient hypergradient) : IDisposable
{
    private ImplicitOperator? _operator;

    /// <summary>K.</summary>
    public required int Batches { get; init; }

    /// <summary>λdamp, added to λ inside the linear system only.</summary>
    public required double Damping { get; init; }

    /// <summary>Measure the true residual at every so many upper steps; 0 never.</summary>
    public int TrueResidualEvery { get; init; }

    /// <summary>Build the graph anew at every product and let it move θP's batch-norm buffers, as the released code does (D14).</summary>
    public bool UpdateStatistics { get; init; }

    /// <param name="t">Alternation, from 0.</param>
    /// <param name="upperStep">Upper step, counted over all alternations.</param>
    /// <param name="v">∇_θ LD(θP, φD), [L].</param>
    /// <param name="lambda">λ.</param>
    public (Tensor Gradient, HypergradientReport Report) Compute(int t, int upperStep, Tensor v, double lambda)
    {
        var a = _operator ??= Build(t);
        hypergradient.Switch(lambda);
        if (!regulariser.CurvatureIsConstant)
            hypergradient.Forget();
        var (thetaP, thetaD) = (p.Vector(), d.Vector());
        var measure = TrueResidualEvery > 0 && upperStep % TrueResidualEvery == 0;
        return hypergradient.Compute(
            x => a.Apply(x, lambda + Damping, u => regulariser.Curvature(thetaD, thetaP, u)),
            x => regulariser.Coupling(thetaD, thetaP, x), v, measure);
    }

    /// <summary>Frees the graphs; θP may move again.</summary>
    public void Release()
    {
        _operator?.Dispose();
        _operator = null;
        hypergradient.Forget();
    }

    public void Dispose() => Release();

    private ImplicitOperator Build(int t)
    {
        using var scope = NewDisposeScope();
        return new ImplicitOperator([.. Enumerable.Range(0, Batches).Select(k => Hessian(() => batches.Hessian(t, k)))], p.Layout);
    }

    private IHessian Hessian(Func<Views> views) => UpdateStatistics
        ? HessianVectorProduct.Recomputed(() => Loss(views()), p.Theta)
        : HessianVectorProduct.Kept(() => Loss(views()), p.Theta);

    private Tensor Loss(Views views)
    {
        using var kept = UpdateStatistics ? null : BatchStatistics.Kept(p.Backbone, p.Head);
        return task.Loss(p.Backbone, views);
    }
}
