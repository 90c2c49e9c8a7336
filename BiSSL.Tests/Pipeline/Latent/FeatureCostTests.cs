using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Pipeline.Latent;

public class FeatureCostTests
{
    [Theory]
    [InlineData("demo", 100)]
    [InlineData("small", 200)]
    [InlineData("paper", 4000)]
    [InlineData("official-iclr", 4000)]
    public void Features_OfAPreset_CostLessThanTwoPercentOfTraining(string preset, int train)
    {
        var options = Preset.Named(preset).Make(Preset.Named(preset).Dataset);
        var costs = new StageCosts(options, train, options.Features.Images);
        double training = costs.PretextWarmup + costs.Control + costs.Bissl;
        var sets = 2 + (options.Features.Every > 0 ? options.Bilevel.Alternations / options.Features.Every : 1);
        var passes = options.Features.Images + Math.Min(train, options.Features.RefreshBatches * 256);

        Assert.True(options.Features.Images > 0 && sets > 4);
        Assert.InRange(sets * passes / 3.0, 1, 0.02 * training);   // a forward pass is a third of a step's work
    }
}
