using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Data.Augmentation;

public class ViewSamplerTests
{
    private const int Count = 20_000;
    private static readonly AugmentationSettings s_paper = Augmentations.Pretext(Preset.Named("paper").Make("stl10"));

    [Theory]
    [InlineData(false, 1, 0)]
    [InlineData(true, 0.1, 0.2)]
    public void Sample_Probabilities_AreThePapers(bool second, double blur, double solarise)
    {
        var views = Views(s_paper, second);
        double Share(Func<ViewParameters, bool> condition) => views.Count(condition) / (double)Count;

        Assert.Equal(0.5, Share(v => v.Flip), 0.012);
        Assert.Equal(0.8, Share(v => v.Jitter.Count == 4), 0.012);
        Assert.Equal(0.2, Share(v => v.Jitter.Count == 0), 0.012);
        Assert.Equal(0.2, Share(v => v.Grey), 0.012);
        Assert.Equal(blur, Share(v => v.Sigma > 0), 0.012);
        Assert.Equal(solarise, Share(v => v.Solarise), 0.012);
    }

    [Theory]
    [InlineData(JitterOperation.Brightness, 0.6, 1.4)]
    [InlineData(JitterOperation.Contrast, 0.6, 1.4)]
    [InlineData(JitterOperation.Saturation, 0.8, 1.2)]
    [InlineData(JitterOperation.Hue, -0.1, 0.1)]
    public void Sample_JitterAmounts_FillTheirRangeAtEveryPlace(JitterOperation operation, double from, double to)
    {
        var jitters = Views(s_paper, second: false).Where(v => v.Jitter.Count > 0).Select(v => v.Jitter).ToArray();
        for (var place = 0; place < 4; place++)
        {
            var amounts = jitters.Where(j => j[place].Operation == operation).Select(j => j[place].Amount).ToArray();

            Assert.Equal(0.25, amounts.Length / (double)jitters.Length, 0.015);
            Assert.All(amounts, amount => Assert.InRange(amount, from, to));
            Assert.Equal((from + to) / 2, amounts.Average(), (to - from) * 0.02);
            Assert.True(amounts.Max() - amounts.Min() > 0.98 * (to - from));
        }
    }

    [Fact]
    public void Sample_Sigma_FillsItsRange()
    {
        var sigmas = Views(s_paper with { SigmaMax = 0.7 }, second: false).Select(v => v.Sigma).ToArray();

        Assert.All(sigmas, sigma => Assert.InRange(sigma, 0.1, 0.7));
        Assert.Equal(0.4, sigmas.Average(), 0.01);
    }

    [Fact]
    public void Sample_OperationsOfNoStrength_AreLeftOut()
    {
        var views = Views(s_paper with { Hue = 0, Saturation = 0, Jitter = 1 }, second: false);

        Assert.All(views, v => Assert.Equal([JitterOperation.Brightness, JitterOperation.Contrast], v.Jitter.Select(j => j.Operation).Order()));
    }

    private static ViewParameters[] Views(AugmentationSettings settings, bool second) =>
        [.. Enumerable.Range(0, Count).Select(i => ViewSampler.Sample(settings, second, new PictureSize(96, 96), new Draws(1, "views", 0, i)))];
}
