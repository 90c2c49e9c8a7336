using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Augmentation;
using BiSSL.Training.Pipeline.Options;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>One seed's images, and the batches that stages draw from them.</summary>
public sealed class SeedData(RunOptions options, Compute compute, int seed, ImageSet unlabelled, LabelledSplits labelled) : IDisposable
{
    private const int EvaluationBatch = 256;
    private const int Part = 1 << 27;

    private readonly Dictionary<ImageSet, string> _digests = [];
    private readonly DownstreamSettings _downstream = Augmentations.Downstream(options);
    private readonly Lock _gate = new();

    public ImageSet Unlabelled => unlabelled;

    public ImageSet Train => labelled.Train;

    public ImageSet Validation => labelled.Validation;

    public ImageSet Test => labelled.Test;

    /// <summary>C.</summary>
    public int Classes => Train.ClassNames.Count;

    /// <summary>SHA-256 of a set's pixels, sizes and labels: what the set is, wherever it came from.</summary>
    public string Digest(ImageSet set)
    {
        lock (_gate)
        {
            if (!_digests.TryGetValue(set, out var digest))
                _digests[set] = digest = Compute(set);
            return digest;
        }
    }

    /// <summary>SimCLR views of the unlabelled images.</summary>
    /// <param name="stream">Keeps the random numbers of different stages apart.</param>
    public ViewSource Views(string stream) => new(new SimClrViews(unlabelled, Augmentations.Pretext(options), seed, stream), compute);

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

    /// <summary>The labelled set that is called "train", "validation" or "test".</summary>
    public ImageSet Split(string name) => name switch
    {
        "train" => Train,
        "validation" => Validation,
        _ => Test,
    };

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

    public void Dispose()
    {
        unlabelled.Dispose();
        labelled.Dispose();
    }

    private static string Compute(ImageSet set)
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in set.Pictures.Pixels.split(Part))
            hash.AppendData(part.cpu().bytes);
        hash.AppendData(MemoryMarshal.AsBytes<PictureSize>(set.Pictures.Sizes.ToArray()));
        if (set.Labels is { } labels)
            hash.AppendData(labels.cpu().contiguous().bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
