using System.Text.Json.Nodes;
using BiSSL.Training.Models;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>Plain pretext training: the baseline, the warm-up, and the control arm's continuation.</summary>
public sealed class PretextStage(Level p, IPretextTask task, Func<int, Views> views, IOptimizer optimizer, StageSettings settings, Curves curves) : IStage
{
    private readonly UnreadCurves _curves = new(curves);

    public required int Steps { get; init; }

    /// <summary>The learning rate of every step.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>Norm to which all gradients are clipped together; 0 never.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Convolutions in bfloat16.</summary>
    public bool Bfloat16 { get; init; }

    /// <summary>Measures the linear probe of a backbone that goes on training, on the validation images, in percent.</summary>
    public required Func<ResNet, double> Probe { get; init; }

    /// <summary>D16: one more forward pass per step, which moves the batch-norm buffers again.</summary>
    public bool ExtraForward { get; init; }

    public StageSettings Settings => settings;

    public long Images { get; private set; }

    public IReadOnlyList<(string Name, Tensor Value)> State =>
        [.. NamedState.Of("theta", p.Backbone), .. NamedState.Of("phi", p.Head), .. NamedState.Of("task", task.State), .. NamedState.Of("optimizer", optimizer.State)];

    public void Step(int step)
    {
        var batch = views(step);
        task.Advance(p.Backbone);
        var loss = Loss(batch);
        var (theta, phi) = p.Gradients(loss);
        var norm = GradientClipping.Clip(ClipNorm, theta, phi);
        var rate = Schedule.At(step) * settings.LearningRate;
        optimizer.Step([.. theta, .. phi], rate);
        if (ExtraForward)
            LookAgain(batch);
        _curves.Vital("pretext/loss", step, loss);
        _curves.Vital("pretext/gradNorm", step, norm);
        _curves.Point("pretext/learningRate", step, rate);
        Images += batch.First.shape[0];
    }

    public void Report() => _curves.Read();

    public IReadOnlyList<Reading> Measure() => [new("now/probe", "probe", Probe(p.Backbone))];

    public Embedded? Embedded => new(p.Backbone);

    public JsonObject Scalars() => [];

    public void Restore(JsonObject scalars) { }

    public StageResult Result() => new([.. NamedState.Of("theta", p.Backbone), .. NamedState.Of("phi", p.Head), .. NamedState.Of("task", task.State)], []);

    public void Dispose()
    {
        _curves.Dispose();
        optimizer.Dispose();
        task.Dispose();
        p.Backbone.Dispose();
    }

    private void LookAgain(Views batch)
    {
        using var noGrad = no_grad();
        Loss(batch);
    }

    private Tensor Loss(Views batch)
    {
        using var cast = new Autocast(Bfloat16);
        return task.Loss(p.Backbone, batch);
    }
}
