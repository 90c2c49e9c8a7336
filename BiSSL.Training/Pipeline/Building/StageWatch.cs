using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Stages;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>What is looked at when somebody asks how a stage does. Nothing of it reaches the stage's result, so it may see images that the stage may not.</summary>
public sealed class StageWatch(RunOptions options, Func<SeedData> data)
{
    /// <summary>Accuracy of the probe on the validation images, in percent.</summary>
    public double Probe(ResNet backbone)
    {
        var images = data();
        return FrozenProbe.Of(backbone, images, images.Validation).Percent;
    }

    /// <summary>What the validation images say of a network with its head.</summary>
    public Scores Validate(Level level)
    {
        var images = data();
        return LabelledScores.Of(level, images.Plain(images.Validation), DownstreamLoss.For(options.FineTune.Loss));
    }
}
