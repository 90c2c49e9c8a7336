using BiSSL.Training.Evaluation;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation;

public sealed class MetricTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1, 50)]
    [InlineData(2, 75)]
    [InlineData(9, 100)]
    public void TopKAccuracy_FourSamples_CountsLabelsAmongTheLargest(int k, double expected)
    {
        var logits = tensor(new[,] { { 3f, 2, 1 }, { 1, 3, 2 }, { 3, 2, 1 }, { 3, 2, 1 } });
        var labels = tensor(new long[] { 0, 1, 1, 2 });

        Assert.Equal(expected, TopK.Accuracy(logits, labels, k));
    }

    [Fact]
    public void MeanAveragePrecision_PerfectRanking_IsHundred()
    {
        Assert.Equal(100, MeanAveragePrecision.Of(Column(0.9, 0.8, 0.1, 0.0), Column(1, 1, 0, 0)), 1e-12);
    }

    [Fact]
    public void MeanAveragePrecision_AlternatingRanking_IsTheHandComputedMean()
    {
        // ranks: + − + −; precision 1 up to recall 0.5 (six points), 2/3 up to recall 1 (five points)
        Assert.Equal(100 * (6 + 5 * 2 / 3.0) / 11, MeanAveragePrecision.Of(Column(4, 3, 2, 1), Column(1, 0, 1, 0)), 1e-12);
    }

    [Fact]
    public void MeanAveragePrecision_RecallExactlyThreeAndSevenTenths_CountsThesePoints()
    {
        // ten positives: three first, then ten others, then four, then ten others, then three
        double[] truth = [.. Repeat(1, 3), .. Repeat(0, 10), .. Repeat(1, 4), .. Repeat(0, 10), .. Repeat(1, 3)];
        var scores = Enumerable.Range(0, truth.Length).Select(i => -(double)i).ToArray();

        // recalls 0 … 0.3: precision 1; 0.4 … 0.7: 7/17; 0.8 … 1: 10/30
        Assert.Equal(100 * (4 + 4 * 7 / 17.0 + 3 * 10 / 30.0) / 11, MeanAveragePrecision.Of(Column(scores), Column(truth)), 1e-12);
    }

    [Fact]
    public void MeanAveragePrecision_EqualLogits_RankByIndex()
    {
        var early = MeanAveragePrecision.Of(Column(1, 1, 1), Column(1, 0, 0));
        var late = MeanAveragePrecision.Of(Column(1, 1, 1), Column(0, 0, 1));

        Assert.Equal(100, early, 1e-12);
        Assert.Equal(100 / 3.0, late, 1e-12);
    }

    [Fact]
    public void MeanAveragePrecision_ClassWithoutPositives_IsLeftOut()
    {
        var logits = tensor(new[,] { { 2.0, 5 }, { 1.0, 6 } });
        var targets = tensor(new[,] { { 1.0, 0 }, { 0.0, 0 } });

        Assert.Equal(100, MeanAveragePrecision.Of(logits, targets), 1e-12);
        Assert.Equal(0, MeanAveragePrecision.Of(logits, zeros_like(targets)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Scores_LogitThatIsNotFinite_AreNone(double lost)
    {
        var logits = tensor(new[,] { { 1.0, 2 }, { lost, 0 }, { 1.0, 3 } });

        var fault = Assert.Throws<BiSSL.Training.Diverged>(() => TopK.Accuracy(logits, tensor(new long[] { 1, 0, 1 }), 1));
        Assert.StartsWith("The logits of 1 of 3 images are not finite", fault.Message, StringComparison.Ordinal);
        Assert.Throws<BiSSL.Training.Diverged>(() => MeanAveragePrecision.Of(logits, ones_like(logits)));
    }

    private static Tensor Column(params double[] values) => tensor(values, values.Length, 1);

    private static IEnumerable<double> Repeat(double value, int count) => Enumerable.Repeat(value, count);
}
