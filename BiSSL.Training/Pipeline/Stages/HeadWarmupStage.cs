using System.Text.Json.Nodes;
using BiSSL.Training.Engine;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>The downstream head trained on the frozen backbone before BiSSL. The backbone's weights stay; its batch-norm buffers follow the
/// labelled images, and θD starts with them (specification 1.8, D15).</summary>
public sealed class HeadWarmupStage(Level d, Func<int, (Tensor Images, Tensor Labels)> batches, IOptimizer optimizer, StageSettings settings, Curves curves) : IStage
{
    private readonly UnreadCurves _curves = new(curves);

    public required int Steps { get; init; }

    /// <summary>The learning rate, constant.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The loss of logits [B, C] and labels.</summary>
    public required Func<Tensor, Tensor, Tensor> Loss { get; init; }

    /// <summary>Measures the network in evaluation mode on the validation images.</summary>
    public required Func<Level, Scores> Validate { get; init; }

    /// <summary>D15: batch statistics and moving buffers, or neither.</summary>
    public bool TrainMode { get; init; } = true;

    /// <summary>D16: one more forward pass per step, which moves the batch-norm buffers again.</summary>
    public bool ExtraForward { get; init; }

    public StageSettings Settings => settings;

    public long Images { get; private set; }

    public IReadOnlyList<(string Name, Tensor Value)> State =>
        [.. NamedState.Of("theta", d.Backbone), .. NamedState.Of("phi", d.Head), .. NamedState.Of("optimizer", optimizer.State)];

    public void Step(int step)
    {
        d.Backbone.train(TrainMode);
        var (images, labels) = batches(step);
        var loss = Loss(((nn.Module<Tensor, Tensor>)d.Head).call(Features(images)), labels);
        var gradients = Gradient.Of([loss], [.. d.Phi], keep: false, create: false);
        optimizer.Step([.. gradients], LearningRate * settings.LearningRate);
        if (ExtraForward)
            Features(images);
        _curves.Vital("head/loss", step, loss);
        Images += images.shape[0];
    }

    public void Report() => _curves.Read();

    public IReadOnlyList<Reading> Measure()
    {
        var scores = Validate(d);
        return [new("now/valTop1", $"validation {scores.Called}", scores.Top1)];
    }

    public Embedded? Embedded => new(d.Backbone, (nn.Module<Tensor, Tensor>)d.Head, AtEnd: false);

    public JsonObject Scalars() => [];

    public void Restore(JsonObject scalars) { }

    public StageResult Result() => new([.. NamedState.Of("theta", d.Backbone), .. NamedState.Of("phi", d.Head)], []);

    public void Dispose()
    {
        _curves.Dispose();
        optimizer.Dispose();
        d.Backbone.Dispose();
        d.Head.Dispose();
    }

    private Tensor Features(Tensor images)
    {
        using var noGrad = no_grad();
        return d.Backbone.call(images);                                        // [B, F]
    }
}
