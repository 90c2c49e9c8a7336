using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Data.Randomness;
using BiSSL.Training.Pipeline.Options;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The images that a stage looks at, and the batches that it draws from them.</summary>
/// <param name="seed">What the draws start from; see <see cref="Plan.StageSeeds.Draws"/>.</param>
/// <param name="sets">The sets that may be looked at, by the names of <see cref="ImageSets"/>.</param>
public sealed class SeedData(RunOptions options, Compute compute, int seed, SeedImages images, IReadOnlyList<string> sets)
{
    private const int EvaluationBatch = 256;

    private readonly DownstreamSettings _downstream = Augmentations.Downstream(options);

    public ImageSet Unlabelled => Split(ImageSets.Unlabelled);

    public ImageSet Train => Split(ImageSets.Train);

    public ImageSet Validation => Split(ImageSets.Validation);

    public ImageSet Test => Split(ImageSets.Test);

    /// <summary>C.</summary>
    public int Classes => images[ImageSets.Train].ClassNames.Count;

    /// <summary>A set by its name, one of <see cref="ImageSets"/>.</summary>
    /// <exception cref="InvalidOperationException">The stage has not declared that it looks at it.</exception>
    public ImageSet Split(string name) => sets.Contains(name) ? images[name] : throw new InvalidOperationException($"The {name} images are none of this stage's.");

    /// <inheritdoc cref="SeedImages.Digest"/>
    public string Digest(string set) => images.Digest(set);

    /// <summary>What each of the sets is; see <see cref="SeedImages.Digest"/>.</summary>
    public IEnumerable<(string Set, string Digest)> Digests => sets.Select(set => (set, Digest(set)));

    /// <summary>SimCLR views of the unlabelled images.</summary>
    /// <param name="stream">Keeps the random numbers of different stages apart.</param>
    public ViewSource Views(string stream) => new(new SimClrViews(Unlabelled, Augmentations.Pretext(options), seed, stream), compute);

    /// <summary>Epochs over the labelled training images.</summary>
    /// <inheritdoc cref="Views"/>
    public LabelledBatches Labelled(string stream, int batch) => new(this, stream, seed, batch);

    /// <summary>Augmented training images [B, 3, S, S] and their labels.</summary>
    public (Tensor Images, Tensor Labels) Augmented(string stream, long step, int[] indices)
    {
        using var scope = NewDisposeScope();
        var (images, labels) = new DownstreamViews(Train, _downstream, seed, stream).Draw(indices, step);
        return (images.to(compute.Device).to(compute.Precision).MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }

    /// <summary>Training images in a drawn order, over which batch norm's statistics are refreshed: [B, 3, S, S], every batch of the same size.</summary>
    public IEnumerable<Tensor> Refreshing()
    {
        var images = new Draws(seed, "features/refresh").Permutation(Train.Count);
        var whole = Train.Count < EvaluationBatch ? Train.Count : Train.Count / EvaluationBatch * EvaluationBatch;
        return Plain(Train, images[..Math.Min(whole, options.Features.RefreshBatches * EvaluationBatch)]);
    }

    /// <summary>Some images of a set as evaluation sees them, in their order: [B, 3, S, S].</summary>
    public IEnumerable<Tensor> Plain(ImageSet set, int[] images)
    {
        var transform = new TestTransform(_downstream);
        foreach (var batch in images.Chunk(EvaluationBatch))
            yield return transform.Apply(set, batch).to(compute.Device).to(compute.Precision);
    }

    /// <summary>A whole set as evaluation sees it, in order: images [B, 3, S, S] and labels.</summary>
    public IEnumerable<(Tensor Images, Tensor Labels)> Plain(ImageSet set)
    {
        var transform = new TestTransform(_downstream);
        foreach (var batch in Enumerable.Range(0, set.Count).Chunk(EvaluationBatch))
            yield return (transform.Apply(set, batch).to(compute.Device).to(compute.Precision), set.Labels!.narrow(0, batch[0], batch.Length));
    }
}
