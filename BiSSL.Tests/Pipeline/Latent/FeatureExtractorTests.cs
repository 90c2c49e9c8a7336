using BiSSL.Tests.Data;
using BiSSL.Tests.Golden;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Latent;

public sealed class FeatureExtractorTests : IDisposable
{
    private static readonly StageSeeds s_seeds = new(0, 0);
    private static readonly FeatureOrigin s_origin = new("run", "seed 0/bissl", "bissl", 3, "test", "");

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly RunOptions _options = TinyRun.Options();
    private readonly RunData _data;
    private readonly ResNet _backbone;

    public FeatureExtractorTests()
    {
        var compute = Compute.Of(_options.Engine);
        _data = new RunData(_options, compute, NullReporter.Instance, DataHome.None);
        _backbone = new Networks(_options, compute.Device, compute.Precision).Backbone(5);
    }

    public void Dispose()
    {
        _backbone.Dispose();
        _data.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Of_NetworkThatTrains_LeavesItAndTheMemoryAsTheyWere()
    {
        _data.Of(s_seeds);
        var buffers = _backbone.buffers().Select(Numbers.Values).ToArray();
        var count = LiveTensors.Settled();
        using (NewDisposeScope())
            Extract(10);
        Assert.Equal(count, LiveTensors.Settled(_backbone.parameters().Count()));
        Assert.True(_backbone.training);
        Assert.Equal(buffers, _backbone.buffers().Select(Numbers.Values));
    }

    [Fact]
    public void Of_WhateverTrainingLeftInTheBuffers_GivesTheSameFeatures()
    {
        var before = Extract(10);
        _backbone.train();
        using (no_grad())
            _backbone.call(randn(8, 3, 16, 16) * 5);
        Assert.Equal(Numbers.Values(before.Features), Numbers.Values(Extract(10).Features));
    }

    [Fact]
    public void Of_ATrainingSetOfOneBatch_StandardisesByItsStatistics()
    {
        var set = _data.Of(s_seeds);
        using var copy = _backbone.Copy();
        BatchStatistics.Refresh(copy, set.Plain(set.Train).Select(b => b.Images));
        var (_, images) = new FeatureExtractor(_data).Chosen(s_seeds, "test", 40);
        var expected = Features.Of(copy, set.Plain(set.Test).Select(b => b.Images));
        var order = tensor(Array.ConvertAll(images, i => (long)i));
        Assert.True((expected.index_select(0, order) - Extract(40).Features).abs().max().ToDouble() < 1e-4);
    }

    [Fact]
    public void Of_ClassifierGiven_TellsWhatItNamesAndHowSurely()
    {
        using var head = nn.Linear(32, 10);
        var set = new FeatureExtractor(_data).Of(s_origin with { Split = "validation" }, s_seeds, _backbone, head, 15);
        var logits = head.call(set.Features);
        Assert.Equal(Numbers.Values(logits.argmax(1)), Numbers.Values(set.Predictions!));
        Assert.True((set.Confidence! - nn.functional.softmax(logits, 1).amax([1])).abs().max().ToDouble() < 1e-6);
        Assert.Equal(Numbers.Values(_data.Of(s_seeds).Validation.Labels!.index_select(0, set.Images)), Numbers.Values(set.Labels));
    }

    [Fact]
    public void Chosen_OfFewer_AreTheFirstOfMore()
    {
        var many = ChosenImages.Of("test", 40, 30);
        Assert.Equal(30, many.Distinct().Count());
        Assert.Equal(many[..7], ChosenImages.Of("test", 40, 7));
        Assert.NotEqual(many, ChosenImages.Of("train", 40, 30));
        Assert.Equal(40, ChosenImages.Of("test", 40, 100).Length);
    }

    private FeatureSet Extract(int images) => new FeatureExtractor(_data).Of(s_origin, s_seeds, _backbone, null, images);
}
