using System.Text.Json.Nodes;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>
/// Fine-tuning of a backbone with a fresh head (specification 1.11, stage 4): all weights, cosine schedule, validated as it goes. The weights that are
/// strictly best on the validation images are kept and tested at the end (stage 6).
/// </summary>
public sealed class FineTuneStage : IStage
{
    private readonly Level _d;
    private readonly Func<int, (Tensor Images, Tensor Labels)> _batches;
    private readonly IOptimizer _optimizer;
    private readonly UnreadCurves _curves;
    private readonly IReadOnlyList<(string Name, Tensor Value)> _live;
    private readonly IReadOnlyList<(string Name, Tensor Value)> _best;
    private double _bestScore = double.NegativeInfinity;
    private int _bestStep = -1;

    public FineTuneStage(Level d, Func<int, (Tensor Images, Tensor Labels)> batches, IOptimizer optimizer, StageSettings settings, Curves curves)
    {
        (_d, _batches, _optimizer, Settings, _curves) = (d, batches, optimizer, settings, new UnreadCurves(curves));
        _live = [.. NamedState.Of("theta", d.Backbone), .. NamedState.Of("phi", d.Head)];
        _best = [.. _live.Select(entry => ($"best.{entry.Name}", entry.Value.detach().clone().DetachFromDisposeScope()))];
    }

    public required int Steps { get; init; }

    /// <summary>The learning rate of every step.</summary>
    public required LearningRateSchedule Schedule { get; init; }

    /// <summary>The loss of logits [B, C] and labels.</summary>
    public required Func<Tensor, Tensor, Tensor> Loss { get; init; }

    /// <summary>Validate after every so many steps, and after the last.</summary>
    public required int ValidateEvery { get; init; }

    /// <summary>Measures the network in evaluation mode on the validation images.</summary>
    public required Func<Level, Scores> Validate { get; init; }

    /// <summary>Measures the network in evaluation mode on the test images.</summary>
    public required Func<Level, Scores> Test { get; init; }

    /// <summary>Hears of every validation on the way and the step that it came after.</summary>
    public Action<int, Scores>? Validated { get; init; }

    /// <summary>D16: one more forward pass per step, which moves the batch-norm buffers again.</summary>
    public bool ExtraForward { get; init; }

    public StageSettings Settings { get; }

    public long Images { get; private set; }

    public IReadOnlyList<(string Name, Tensor Value)> State => [.. _live, .. _best, .. NamedState.Of("optimizer", _optimizer.State)];

    public void Step(int step)
    {
        var (images, labels) = _batches(step);
        var loss = Loss(Logits(images), labels);
        var (theta, phi) = _d.Gradients(loss);
        var rate = Schedule.At(step) * Settings.LearningRate;
        _optimizer.Step([.. theta, .. phi], rate);
        if (ExtraForward)
            LookAgain(images);
        _curves.Vital("finetune/loss", step, loss);
        _curves.Point("finetune/learningRate", step, rate);
        if ((step + 1) % ValidateEvery == 0 || step == Steps - 1)
            KeepBest(step);
        Images += images.shape[0];
    }

    public void Report() => _curves.Read();

    public IReadOnlyList<Reading> Measure()
    {
        var scores = Validate(_d);
        return [new("now/valTop1", $"validation {scores.Called}", scores.Top1), .. scores.Top5 is { } top5 ? [new Reading("now/valTop5", "top-5", top5)] : Array.Empty<Reading>()];
    }

    public Embedded? Embedded => new(_d.Backbone, (nn.Module<Tensor, Tensor>)_d.Head, AtEnd: false);

    public JsonObject Scalars() => new() { ["bestStep"] = _bestStep, ["bestScore"] = _bestStep < 0 ? null : _bestScore };

    public void Restore(JsonObject scalars)
    {
        _bestStep = scalars["bestStep"]!.GetValue<int>();
        _bestScore = scalars["bestScore"]?.GetValue<double>() ?? double.NegativeInfinity;
    }

    public StageResult Result()
    {
        using var scope = NewDisposeScope();
        NamedState.Restore(_live, _best.ToDictionary(entry => entry.Name["best.".Length..], entry => entry.Value));
        var test = Test(_d);
        return new StageResult(_live, new JsonObject
        {
            ["top1"] = test.Top1,
            ["top5"] = test.Top5,
            ["valTop1"] = _bestScore,
            ["bestStep"] = _bestStep,
        });
    }

    public void Dispose()
    {
        _curves.Dispose();
        foreach (var (_, value) in _best)
            value.Dispose();
        _optimizer.Dispose();
        _d.Backbone.Dispose();
        _d.Head.Dispose();
    }

    private void KeepBest(int step)
    {
        var scores = Validate(_d);
        _curves.Point("finetune/valTop1", step, scores.Top1);
        if (scores.Top5 is { } top5)
            _curves.Point("finetune/valTop5", step, top5);
        _curves.Point("finetune/valLoss", step, scores.Loss);
        Validated?.Invoke(step, scores);
        if (scores.Top1 <= _bestScore)
            return;
        (_bestScore, _bestStep) = (scores.Top1, step);
        NamedState.Restore(_best, _live.ToDictionary(entry => $"best.{entry.Name}", entry => entry.Value));
    }

    private Tensor Logits(Tensor images) => ((nn.Module<Tensor, Tensor>)_d.Head).call(_d.Backbone.call(images)); // [B, C]

    private void LookAgain(Tensor images)
    {
        using var noGrad = no_grad();
        _d.Backbone.call(images);
    }
}
