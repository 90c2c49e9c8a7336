using BiSSL.Tests.Golden;
using BiSSL.Training.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation;

public sealed class ProbeTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void RidgeFit_PenaltyByLeaveOneOut_MatchesLeavingEachSampleOut()
    {
        var golden = Numbers.Read("evaluation").GetProperty("ridge");
        var labels = Labels(12);
        var offset = 0.4 * arange(5, dtype: ScalarType.Float64);
        var features = Numbers.Spread("features", 12, 5) + offset;
        features.select(1, 0).add_(0.5 * labels.to(float64));

        using var probe = RidgeProbe.Fit(features, labels, 3);

        Assert.Equal(golden.GetProperty("penalty").GetDouble(), probe.Penalty, 1e-9);
        Numbers.AssertValues(golden.GetProperty("scores"), probe.Scores(features));
    }

    [Fact]
    public void RidgeFit_MoreFeaturesThanSamplesAndAConstantOne_IsFinite()
    {
        var features = cat([Numbers.Spread("wide", 9, 20), ones(9, 1, float64)], 1);
        using var probe = RidgeProbe.Fit(features, Labels(9), 3);

        Assert.True(probe.Scores(features).isfinite().all().ToBoolean());
        Assert.Equal(100, probe.Accuracy(features, Labels(9)));
    }

    private static Tensor Labels(long count) => (arange(count, dtype: ScalarType.Int64) * 7) % 3;
}
