using BiSSL.Training.Data;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The ridge probe (E38) of a backbone on its <see cref="FrozenFeatures"/>: what pretext training left, before any fine-tuning.</summary>
/// <param name="Percent">Accuracy on a labelled set; the mean average precision with several labels for an image.</param>
/// <param name="Variation">How much the features of the training images differ, see <see cref="FeatureVariation"/>.</param>
public sealed record FrozenProbe(double Percent, double Variation)
{
    /// <param name="measured">The labelled set.</param>
    /// <exception cref="Diverged">A feature is not finite.</exception>
    public static FrozenProbe Of(ResNet backbone, SeedData data, ImageSet measured)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var features = new FrozenFeatures(backbone, data);
        var train = features.Of(data.Plain(data.Train).Select(b => b.Images));
        var test = features.Of(data.Plain(measured).Select(b => b.Images));
        using var probe = RidgeProbe.Fit(train, data.Train.Labels!, data.Classes);
        return new FrozenProbe(probe.Accuracy(test, measured.Labels!), FeatureVariation.Of(train));
    }
}
