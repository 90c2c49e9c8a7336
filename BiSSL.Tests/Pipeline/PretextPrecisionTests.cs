using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Estimation;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline;

/// <summary>engine.pretextPrecision=bfloat16: pretext and lower steps stay near those in float32, and nothing else changes.</summary>
public class PretextPrecisionTests
{
    private static readonly RunOptions s_options = new()
    {
        Data = new() { Name = "shapes", Unlabelled = "shapes", ImageSize = 16 },
        Model = new() { Width = 8, Stem = "cifar", Projector = [16, 16] },
        Upper = new() { Batch = 16 },
        FineTune = new() { Batch = 16 },
        Engine = new() { Device = "cpu", Threads = 1 },
    };

    [Fact]
    public void Pretext_InBfloat16_MovesNearlyTheSameWay() => AssertNear(Moved("same", Pretext), Moved("bfloat16", Pretext));

    [Fact]
    public void LowerLevel_InBfloat16_MovesNearlyTheSameWay() => AssertNear(Moved("same", Bissl), Moved("bfloat16", Bissl));

    [Fact]
    public void FineTuning_WithPretextInBfloat16_KeepsEveryBit() =>
        Assert.True(Moved("same", FineTune).allclose(Moved("bfloat16", FineTune), rtol: 0, atol: 0));

    private static IStage Pretext(ProbeWorld world) => world.Of(StageNames.Pretext).Pretext();

    private static IStage FineTune(ProbeWorld world) => world.Of(StageNames.FineTune).FineTune(null);

    private static IStage Bissl(ProbeWorld world)
    {
        using var warmup = world.Of(StageNames.Pretext).Pretext();
        var start = Kept(warmup);
        using var head = world.Of(StageNames.HeadWarmup).HeadWarmup(start);
        return world.Of(StageNames.Bissl).Bissl(start, Kept(head));
    }

    private static CachedResult Kept(IStage stage) => new(stage.Result().Weights.ToDictionary(weight => weight.Name, weight => weight.Value), []);

    /// <summary>How far the backbone of a stage goes in three steps, [L].</summary>
    private static Tensor Moved(string precision, Func<ProbeWorld, IStage> create)
    {
        var options = s_options with { Engine = s_options.Engine with { PretextPrecision = precision } };
        var compute = Compute.Of(options.Engine);
        compute.Enter(options.Engine);
        using var scope = NewDisposeScope();
        using var world = new ProbeWorld(options, compute, batch: 32);
        using var stage = create(world);
        var before = Backbone(stage);
        for (var step = 0; step < 3; step++)
            stage.Step(step);
        return (Backbone(stage) - before).MoveToOuterDisposeScope();
    }

    private static Tensor Backbone(IStage stage) => cat(
        [.. stage.State.Where(entry => entry.Name.StartsWith("theta", StringComparison.Ordinal) && entry.Name.EndsWith("weight", StringComparison.Ordinal)).Select(entry => entry.Value.detach().flatten())]);

    private static void AssertNear(Tensor exact, Tensor near)
    {
        Assert.Equal(ScalarType.Float32, near.dtype);
        Assert.False(exact.allclose(near, rtol: 0, atol: 0));
        Assert.InRange((exact.dot(near) / (exact.norm(2f) * near.norm(2f))).item<float>(), 0.9f, 1.0001f);
    }
}
