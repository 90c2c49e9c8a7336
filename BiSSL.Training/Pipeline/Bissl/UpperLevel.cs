using BiSSL.Training.Bilevel;
using BiSSL.Training.Engine;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bissl;

/// <summary>The upper level of Algorithm 1: downstream steps on (θD, φD) along the hypergradient (E7, E12, E13). θP stays as it is.</summary>
public sealed class UpperLevel(Level p, Level d, IUpperBatches batches, IOptimizer optimizer, ImplicitGradient implicitGradient) : IDisposable
{
    /// <summary>Steps per alternation, N_U.</summary>
    public required int Steps { get; init; }

    /// <summary>The learning rate of every upper step, counted over all alternations.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>Norm to which θD's and φD's gradients are clipped together (E27); 0 never.</summary>
    public required double ClipNorm { get; init; }

    /// <summary>The downstream loss of logits [B, C] and labels.</summary>
    public required Func<Tensor, Tensor, Tensor> Loss { get; init; }

    /// <summary>Let passes at θP move its batch-norm buffers (D14).</summary>
    public bool UpdateStatistics { get; init; }

    /// <summary>Images per batch-norm group of labelled batches at θP, as they are grouped at θD; 0 takes the whole batch (D21).</summary>
    public int BatchNormGroup { get; init; }

    /// <summary>Images in the batches of the steps so far.</summary>
    public long Images { get; private set; }

    /// <summary>One step: both gradients, conjugate gradient, clipping, update.</summary>
    /// <param name="step">Step of the whole stage, for reports.</param>
    /// <param name="t">Alternation, from 0.</param>
    /// <param name="n">Step within the upper block, from 0.</param>
    /// <exception cref="Diverged">A loss, the gradient or a new weight is not finite.</exception>
    /// <exception cref="StepGivenUp">Nothing has changed.</exception>
    public void Step(int step, int t, int n, StageSettings settings, Curves curves)
    {
        var (images, labels) = batches.At(t, n);
        var (phiAtP, v, implicitPart, report) = Implicit(step, t, n, images, labels, settings, curves);
        var (direct, theta, phi) = AtThetaD(images, labels);                     // last: it moves θD's statistics, and a step that is given up moves nothing
        var update = implicitPart + (theta * settings.Gamma);                    // [L]
        Tensor[] gradients = [.. d.Layout.Split(update), .. phiAtP.Zip(phi, (a, b) => a + (b * settings.Gamma))];
        var norm = GradientClipping.Clip(ClipNorm, gradients);
        Vital(curves, "upper/directLoss", step, direct);
        Vital(curves, "upper/gradNorm", step, norm);
        var rate = Schedule.At((t * Steps) + n) * settings.LearningRate;
        optimizer.Step(gradients, rate);
        FiniteWeights.Require(d.Named, Remedy.Whose("upper"), step, Remedy.Of("upper"));
        curves.Point("upper/learningRate", step, rate);
        HypergradientCurves.Report(step, curves, report, implicitPart, theta, v);
        Images += images.shape[0];
    }

    /// <summary>Frees what an upper block keeps, before θP moves.</summary>
    public void Release() => implicitGradient.Release();

    public void Dispose() => implicitGradient.Dispose();

    private (Tensor[] Phi, Tensor V, Tensor Gradient, HypergradientReport Report) Implicit(
        int step, int t, int n, Tensor images, Tensor labels, StageSettings settings, Curves curves)
    {
        var before = UpdateStatistics ? new SavedBuffers(p.Backbone, p.Head) : null;
        var (loss, v, phi) = AtThetaP(images, labels);
        Vital(curves, "upper/loss", step, loss);
        try
        {
            var (gradient, report) = implicitGradient.Compute(t, (t * Steps) + n, v, settings, curves);
            return (phi, v, gradient, report);
        }
        catch (StepGivenUp)
        {
            before?.Restore();
            throw;
        }
    }

    private static void Vital(Curves curves, string series, int step, Tensor value)
    {
        var number = value.ToDouble();
        curves.Point(series, step, number);
        if (!double.IsFinite(number))
            throw new NonFiniteCurve(series, step);
    }

    private (Tensor Loss, Tensor Theta, Tensor[] Phi) AtThetaP(Tensor images, Tensor labels)
    {
        using var kept = UpdateStatistics ? null : BatchStatistics.Kept(p.Backbone);
        using var grouped = BatchStatistics.Grouped(p.Backbone, BatchNormGroup);
        var loss = Loss(Head(p.Backbone.call(images)), labels);
        var all = Gradient.Of([loss], [.. p.Theta, .. d.Phi], keep: false, create: false);
        return (loss, p.Layout.Flatten([.. all.Take(p.Theta.Count)]), [.. all.Skip(p.Theta.Count)]);
    }

    private (Tensor Loss, Tensor Theta, Tensor[] Phi) AtThetaD(Tensor images, Tensor labels)
    {
        var loss = Loss(Head(d.Backbone.call(images)), labels);
        var (theta, phi) = d.Gradients(loss);
        return (loss, d.Layout.Flatten(theta), phi);
    }

    private Tensor Head(Tensor features) => ((nn.Module<Tensor, Tensor>)d.Head).call(features); // [B, C]
}
