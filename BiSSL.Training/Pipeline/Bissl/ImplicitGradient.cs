using System.Globalization;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Models;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>v → the implicit gradient (E13) at the present θP, over the Hessian batches of one alternation. The graphs of their first-order gradients are
/// built at the first upper step of a block, and as many of them as fit are kept until <see cref="Release"/>.</summary>
public sealed class ImplicitGradient(Level p, Level d, IPretextTask task, ILowerBatches batches, Regulariser regulariser, Hypergradient hypergradient) : IDisposable
{
    private ImplicitOperator? _operator;
    private bool _said;
    private long _size;                                                        // bytes of a graph

    /// <summary>K.</summary>
    public required int Batches { get; init; }

    /// <summary>λdamp, added to λ inside the linear system only.</summary>
    public required double Damping { get; init; }

    /// <summary>What kept graphs may take.</summary>
    public GraphBudget Budget { get; init; } = new(null);

    /// <summary>Measure the true residual at every so many upper steps; 0 never.</summary>
    public int TrueResidualEvery { get; init; }

    /// <summary>Build the graph anew at every product and let it move θP's batch-norm buffers, as the released code does (D14).</summary>
    public bool UpdateStatistics { get; init; }

    /// <param name="t">Alternation, from 0.</param>
    /// <param name="upperStep">Upper step, counted over all alternations.</param>
    /// <param name="v">∇_θ LD(θP, φD), [L].</param>
    /// <param name="settings">λ, and who looks on between two products.</param>
    /// <param name="curves">Hears of graphs that do not fit.</param>
    public (Tensor Gradient, HypergradientReport Report) Compute(int t, int upperStep, Tensor v, StageSettings settings, Curves curves)
    {
        var a = _operator ??= Build(t, curves);
        hypergradient.Switch(settings.Lambda);
        if (!regulariser.CurvatureIsConstant)
            hypergradient.Forget();
        var (thetaP, thetaD) = (p.Vector(), d.Vector());
        var measure = TrueResidualEvery > 0 && upperStep % TrueResidualEvery == 0;
        return hypergradient.Compute(
            x => a.Apply(x, settings.Lambda + Damping, u => regulariser.Curvature(thetaD, thetaP, u)),
            x => regulariser.Coupling(thetaD, thetaP, x), v, measure, settings.Look);
    }

    /// <summary>Frees the graphs; θP may move again.</summary>
    public void Release()
    {
        _operator?.Dispose();
        _operator = null;
        hypergradient.Forget();
    }

    public void Dispose() => Release();

    private ImplicitOperator Build(int t, Curves curves)
    {
        using var scope = NewDisposeScope();
        var views = Enumerable.Range(0, Batches).Select(k => (Func<Views>)(() => batches.Hessian(t, k))).ToList();
        return new ImplicitOperator(UpdateStatistics || Budget.IsNothing ? [.. views.Select(Rebuilt)] : AsManyAsFit(views, curves), p.Layout);
    }

    private List<IHessian> AsManyAsFit(List<Func<Views>> views, Curves curves)
    {
        List<IHessian> hessians = [];
        var kept = Batches;
        while (hessians.Count < kept)
            kept = Keep(views[hessians.Count], hessians);
        if (kept < Batches)
            Say(kept, curves);
        foreach (var tooMany in hessians[kept..])
            tooMany.Dispose();
        return [.. hessians[..kept], .. views[kept..].Select(Rebuilt)];
    }

    /// <summary>Keeps one more graph. The first may fit into what a GPU has lent before, and seem to take nothing: the greatest growth so far counts.</summary>
    /// <returns>How many can be kept in all.</returns>
    private int Keep(Func<Views> views, List<IHessian> hessians)
    {
        var device = p.Theta[0].device;
        var before = DeviceMemory.Lent(device);
        hessians.Add(Kept(views));
        _size = Math.Max(_size, DeviceMemory.Lent(device) - before ?? 0);
        return Budget.Keep(Batches, _size, DeviceMemory.Free(device) + ((hessians.Count - 1) * _size));
    }

    private HessianVectorProduct Kept(Func<Views> views) => HessianVectorProduct.Kept(() => Loss(views()), p.Theta);

    private HessianVectorProduct Rebuilt(Func<Views> views) => HessianVectorProduct.Recomputed(() => Loss(views()), p.Theta);

    private void Say(int kept, Curves curves)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{kept} of {Batches} graphs are kept, {_size / (double)(1L << 30):0.000} GiB each; the others are rebuilt at every product.");
        if (!_said)
            curves.Reporter.Happened(RunEvent.Said(EventKind.Log, curves.Scope, 0, text, $"graphs/{curves.Scope}"));
        _said = true;
    }

    private Tensor Loss(Views views)
    {
        using var kept = UpdateStatistics ? null : BatchStatistics.Kept(p.Backbone, p.Head);
        return task.Loss(p.Backbone, views);
    }
}
