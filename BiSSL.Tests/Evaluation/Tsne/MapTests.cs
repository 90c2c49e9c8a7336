using BiSSL.Training.Evaluation.Neighbourhoods;
using BiSSL.Training.Evaluation.Tsne;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Evaluation.Tsne;

/// <summary>What stands around the optimisation.</summary>
public class MapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Alignment_TurnedMirroredMovedAndScaled_ComesBack(double mirror)
    {
        var target = Points.Scattered(1, 50, 2);
        float[] x = [.. target.X.Zip(target.Y, (a, b) => (float)(3 * ((0.6 * a) - (0.8 * b))) + 7)];
        float[] y = [.. target.X.Zip(target.Y, (a, b) => (float)(mirror * 3 * ((0.8 * a) + (0.6 * b))) - 2)];
        var back = Alignment.To(target, new Plane(x, y));
        Assert.All(back.X.Zip(target.X), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        Assert.All(back.Y.Zip(target.Y), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void PrincipalComponents_OfAStretchedCloud_AreItsAxesInOrder()
    {
        using var scope = NewDisposeScope();
        var cloud = Points.Clusters(2, 1, 500, 3) * tensor([1f, 10f, 3f]);
        var scores = PrincipalComponents.Of(cloud, 2);
        var centred = cloud - cloud.mean([0L]);
        Assert.Equal([500, 2], scores.shape);
        Assert.True(Math.Abs(Correlation(scores.select(1, 0), centred.select(1, 1))) > 0.99);
        Assert.True(Math.Abs(Correlation(scores.select(1, 1), centred.select(1, 2))) > 0.98);
        Assert.Equal(1e-4, Math.Sqrt(PrincipalComponents.Start(cloud).X.Average(x => (double)x * x)), 1e-6);
    }

    [Fact]
    public void Trustworthiness_ByHand_CountsRanks()
    {
        using var scope = NewDisposeScope();
        var line = tensor([0f, 1f, 3f, 7f, 15f]).unsqueeze(1);
        var shuffled = tensor([0f, 7f, 3f, 1f, 15f]).unsqueeze(1);
        Assert.Equal(1, Trustworthiness.Of(line, line, 1));
        // Nearest on the shuffled line: 0→3, 1→2, 2→3, 3→0, 4→1. Their ranks on the line are 3, 2, 3, 3 and 3; what lies beyond k = 1 adds up to 9.
        Assert.Equal(1 - (2.0 / (5 * 1 * (10 - 3 - 1)) * 9), Trustworthiness.Of(line, shuffled, 1), 12);
    }

    [Theory]
    [InlineData(20, 30, "needs more than 90 points, and there are 20")]
    [InlineData(200, 30, null)]
    public void Fault_TooFewPoints_SaysHowManyItTakes(int points, double perplexity, string? sentence)
    {
        using var scope = NewDisposeScope();
        var fault = TsneFault.Of(zeros([points, 4]), perplexity);
        if (sentence is null)
            Assert.Null(fault);
        else
            Assert.Contains(sentence, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_FeaturesNotFinite_NamesTheFirstImage()
    {
        using var scope = NewDisposeScope();
        var features = zeros([100, 4]);
        features[17, 2] = float.NaN;
        features[40, 0] = float.PositiveInfinity;
        Assert.Contains("of 2 of 100 images are not finite, the first is image 17", TsneFault.Of(features, 5), StringComparison.Ordinal);
    }

    private static double Correlation(Tensor a, Tensor b) =>
        ((a - a.mean()).dot(b - b.mean()) / ((a - a.mean()).norm(2f) * (b - b.mean()).norm(2f))).ToDouble();
}
