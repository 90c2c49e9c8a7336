using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Plan;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>
/// Takes features as for the paper's figures, see <see cref="FrozenFeatures"/>. Every choice has a seed of its own, so that whoever trains the network
/// notices nothing.
/// </summary>
public sealed class FeatureExtractor(RunData data)
{
    /// <summary>Features of the chosen images of a split; the caller's dispose scope owns them.</summary>
    /// <param name="seeds">Whose images.</param>
    /// <param name="classifier">A trained head on the backbone; null for none.</param>
    /// <param name="wanted">How many images; a smaller split is taken whole.</param>
    /// <exception cref="Diverged">A feature, or a logit of the head, is not finite.</exception>
    public FeatureSet Of(FeatureOrigin origin, StageSeeds seeds, ResNet backbone, nn.Module<Tensor, Tensor>? classifier, int wanted)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (set, images) = Chosen(seeds, origin.Split, wanted);
        using var frozen = new FrozenFeatures(backbone, data.Of(seeds));
        var features = frozen.Of(data.Of(seeds).Plain(set, images));             // [N, D]
        FiniteRows.Require(features, "features");
        var (confidence, predictions) = classifier is null ? default : Named(classifier, features);
        return new FeatureSet
        {
            Origin = origin with { Backbone = Describe(backbone.Shape) },
            Features = Kept(features.to(float32)),
            Labels = Kept(set.TakeClasses(images)),
            Images = Kept(tensor(Array.ConvertAll(images, image => (long)image))),
            Predictions = predictions is null ? null : Kept(predictions),
            Confidence = confidence is null ? null : Kept(confidence.to(float32)),
        };
    }

    /// <summary>A split and the numbers of the images that are chosen of it.</summary>
    public (Data.ImageSet Set, int[] Images) Chosen(StageSeeds seeds, string split, int wanted)
    {
        var set = data.Of(seeds).Split(split);
        return (set, ChosenImages.Of(split, set.Count, wanted));
    }

    private static (Tensor Confidence, Tensor Predictions) Named(nn.Module<Tensor, Tensor> classifier, Tensor features)
    {
        var logits = classifier.call(features);                                // [N, C]
        FiniteRows.Require(logits, "logits");
        var (likelihood, best) = logits.log_softmax(1).topk(1);                // [N, 1]
        return (likelihood.exp().select(1, 0), best.select(1, 0));
    }

    private static Tensor Kept(Tensor tensor) => tensor.cpu().MoveToOuterDisposeScope();

    private static string Describe(ResNetShape shape) => $"ResNet-{shape.Depth}, width {shape.Width}, {shape.FeatureSize} features";
}
