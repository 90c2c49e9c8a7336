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

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-7)]
    public void RidgeFit_FeaturesAsGoodAsConstant_NamesTheMostFrequentClass(double rounding)
    {
        var labels = tensor(new long[] { 0, 0, 1, 1, 1, 1, 1, 2, 2 });
        var features = 3 + (Numbers.Spread("rounding", 9, 4) * rounding);

        using var probe = RidgeProbe.Fit(features, labels, 3);

        Assert.Equal(500 / 9.0, probe.Accuracy(features, labels), 1e-9);
    }

    [Fact]
    public void RidgeFit_FeatureThatIsNotANumber_IsRefused()
    {
        using var probe = RidgeProbe.Fit(Numbers.Spread("wide", 9, 4), Labels(9), 3);
        var lost = where(Numbers.Spread("wide", 9, 4).gt(0.4), full([9, 4], double.NaN, float64), zeros(9, 4, float64));

        Assert.Throws<BiSSL.Training.Diverged>(() => RidgeProbe.Fit(lost, Labels(9), 3));
        Assert.Throws<BiSSL.Training.Diverged>(() => probe.Accuracy(lost, Labels(9)));
    }

    [Fact]
    public void Variation_OfFeatures_IsTheirSpreadAsAShareOfTheirSize()
    {
        Assert.Equal(Math.Sqrt(1 / 10.0), FeatureVariation.Of(tensor(new[,] { { 2.0, 2 }, { 4.0, 4 } })), 1e-12);
        Assert.All([zeros(4, 3), ones(4, 3), ones(4, 3) + (randn(4, 3) * 1e-6)], same => Assert.True(FeatureVariation.IsLost(FeatureVariation.Of(same))));
        Assert.False(FeatureVariation.IsLost(FeatureVariation.Of(ones(4, 3) + (randn(4, 3) * 0.01))));
    }

    private static Tensor Labels(long count) => (arange(count, dtype: ScalarType.Int64) * 7) % 3;
}
