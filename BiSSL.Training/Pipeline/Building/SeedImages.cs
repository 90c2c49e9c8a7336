using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using BiSSL.Training.Data;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>One seed's images, by the names of <see cref="ImageSets"/>. Owns them.</summary>
public sealed class SeedImages(ImageSet unlabelled, LabelledSplits labelled) : IDisposable
{
    private const int Part = 1 << 27;

    private readonly Dictionary<string, string> _digests = [];
    private readonly Lock _gate = new();

    /// <param name="set">One of <see cref="ImageSets"/>.</param>
    public ImageSet this[string set] => set switch
    {
        ImageSets.Unlabelled => unlabelled,
        ImageSets.Train => labelled.Train,
        ImageSets.Validation => labelled.Validation,
        ImageSets.Test => labelled.Test,
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "not a set of images"),
    };

    /// <summary>SHA-256 of a set's pixels, sizes, labels and classes: what the set is, wherever it came from.</summary>
    public string Digest(string set)
    {
        lock (_gate)
        {
            if (!_digests.TryGetValue(set, out var digest))
                _digests[set] = digest = Compute(this[set]);
            return digest;
        }
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
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', set.ClassNames)));
        foreach (var part in set.Pictures.Pixels.split(Part))
            hash.AppendData(part.cpu().bytes);
        hash.AppendData(MemoryMarshal.AsBytes<PictureSize>(set.Pictures.Sizes.ToArray()));
        if (set.Labels is { } labels)
            hash.AppendData(labels.cpu().contiguous().bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
