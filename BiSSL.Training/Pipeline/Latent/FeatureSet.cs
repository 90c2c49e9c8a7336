using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Features of some images of one split by one backbone at one moment. Its tensors lie on the CPU; the caller's dispose scope owns them.</summary>
public sealed record FeatureSet
{
    public required FeatureOrigin Origin { get; init; }

    /// <summary>[N, D], float32.</summary>
    public required Tensor Features { get; init; }

    /// <summary>[N], class numbers.</summary>
    public required Tensor Labels { get; init; }

    /// <summary>[N], numbers within the split.</summary>
    public required Tensor Images { get; init; }

    /// <summary>[N]: the class that the trained head names; null where there is none.</summary>
    public Tensor? Predictions { get; init; }

    /// <summary>[N], float32: the head's probability of it.</summary>
    public Tensor? Confidence { get; init; }

    public int Count => (int)Features.shape[0];

    /// <summary>The first so many images of this set.</summary>
    public FeatureSet First(int count) => count >= Count ? this : this with
    {
        Features = Features.narrow(0, 0, count),
        Labels = Labels.narrow(0, 0, count),
        Images = Images.narrow(0, 0, count),
        Predictions = Predictions?.narrow(0, 0, count),
        Confidence = Confidence?.narrow(0, 0, count),
    };
}
