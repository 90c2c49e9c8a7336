using BiSSL.Training.Evaluation;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Building;

public sealed class LabelledScoresTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Networks _networks = new(ColouredClasses.Options, CPU, ScalarType.Float32);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Of_LastBatchOfOneImage_CountsItAsOneImage()
    {
        var level = new Level(_networks.Backbone(1), _networks.Classifier(4, 1, "test"));
        var (images, labels) = (randn(9, 3, 16, 16), tensor(new long[] { 0, 1, 2, 3, 0, 1, 2, 3, 3 }));

        var whole = LabelledScores.Of(level, [(images, labels)], DownstreamLoss.CrossEntropy);
        var parts = LabelledScores.Of(level, [(images[..8], labels[..8]), (images[8..], labels[8..])], DownstreamLoss.CrossEntropy);

        Assert.Equal(whole.Loss, parts.Loss, 1e-5);
        Assert.Equal(whole.Top1, parts.Top1);
    }

    [Fact]
    public void Of_LogitsThatAreNotFinite_AreNoAnswer()
    {
        var level = new Level(_networks.Backbone(1), _networks.Classifier(4, 1, "test"));
        using (no_grad())
            level.Phi[0].fill_(double.NaN);

        var fault = Assert.Throws<BiSSL.Training.Diverged>(() => LabelledScores.Of(level, [(randn(3, 3, 16, 16), tensor(new long[] { 0, 0, 0 }))], DownstreamLoss.CrossEntropy));

        Assert.StartsWith("The logits of 3 of 3 images are not finite", fault.Message, StringComparison.Ordinal);
        Assert.True(level.Backbone.training);
    }
}
