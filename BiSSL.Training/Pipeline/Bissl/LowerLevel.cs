using BiSSL.Training.Bilevel;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>The lower level of Algorithm 1: pretext steps on (θP, φP), with θP pulled towards θD (E3, E10).</summary>
public sealed class LowerLevel(Level p, Level d, IPretextTask task, ILowerBatches batches, IOptimizer optimizer, Regulariser regulariser)
{
    /// <summary>Steps per alternation, N_L.</summary>
    public required int Steps { get; init; }

    /// <summary>The learning rate of every lower step, counted over all alternations.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>Norm to which θP's and φP's gradients are clipped together (E27); 0 never.</summary>
    public required double ClipNorm { get; init; }

    /// <summary>Convolutions in bfloat16.</summary>
    public bool Bfloat16 { get; init; }

    /// <summary>Images in the batches of the steps so far.</summary>
    public long Images { get; private set; }

    /// <summary>One step: gradient of the pretext loss, pull, clipping, update.</summary>
    /// <param name="step">Step of the whole stage, for reports.</param>
    /// <param name="t">Alternation, from 0.</param>
    /// <param name="n">Step within the lower block, from 0.</param>
    public void Step(int step, int t, int n, StageSettings settings, UnreadCurves curves)
    {
        task.Advance(p.Backbone);
        var views = batches.At(t, n);
        var loss = Loss(views);
        var (theta, phi) = p.Gradients(loss);
        var coupling = Pull(theta, settings.Lambda);
        var norm = GradientClipping.Clip(ClipNorm, theta, phi);
        var rate = Schedule.At((t * Steps) + n) * settings.LearningRate;
        optimizer.Step([.. theta, .. phi], rate);
        Report(step, curves, loss, norm, rate, coupling);
        Images += views.First.shape[0];
    }

    /// <summary>Makes sure of θP and φP before an upper block rests on them.</summary>
    /// <exception cref="Diverged">A weight is not finite.</exception>
    public void Check(int step) => FiniteWeights.Require(p.Named, Remedy.Whose("lower"), step, Remedy.Of("lower"));

    private Tensor Loss(Views views)
    {
        using var cast = new Autocast(Bfloat16);
        return task.Loss(p.Backbone, views);
    }

    /// <summary>Adds λ ∇_θP r to the gradients, and returns C = ‖λ ∇r‖/‖∇LP‖ (E40).</summary>
    private Tensor Pull(Tensor[] gradient, double lambda)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var pull = regulariser.Gradient(d.Vector(), p.Vector()).mul_(lambda);    // [L]
        var own = p.Layout.Flatten(gradient).norm(2f);
        var coupling = pull.norm(2f) / own;
        foreach (var (g, part) in gradient.Zip(p.Layout.Split(pull)))
            g.add_(part);
        return coupling.MoveToOuterDisposeScope();
    }

    private static void Report(int step, UnreadCurves curves, Tensor loss, Tensor norm, double rate, Tensor coupling)
    {
        curves.Vital("lower/loss", step, loss);
        curves.Vital("lower/gradNorm", step, norm);
        curves.Point("lower/learningRate", step, rate);
        curves.Point("lower/coupling", step, coupling);
    }
}
