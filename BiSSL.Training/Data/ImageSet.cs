using static TorchSharp.torch;

namespace BiSSL.Training.Data;

/// <summary>Pictures kept as bytes, with or without labels. Owns its tensors.</summary>
public sealed class ImageSet : IDisposable
{
    /// <param name="pictures">N pictures.</param>
    /// <param name="labels">int64 (N) of class numbers, or float32 (N, C) of zeros and ones for several classes each; null for none.</param>
    /// <param name="classNames">C names; empty without labels.</param>
    public ImageSet(PictureStore pictures, Tensor? labels = null, IReadOnlyList<string>? classNames = null)
    {
        Pictures = pictures;
        Labels = labels?.DetachFromDisposeScope();
        ClassNames = classNames ?? [];
    }

    /// <param name="images">uint8 (N, 3, H, W).</param>
    /// <inheritdoc cref="ImageSet(PictureStore, Tensor?, IReadOnlyList{string}?)"/>
    public ImageSet(Tensor images, Tensor? labels = null, IReadOnlyList<string>? classNames = null) : this(PictureStore.OfEqual(images), labels, classNames)
    {
    }

    public PictureStore Pictures { get; }

    /// <inheritdoc cref="PictureStore.Images"/>
    public Tensor Images => Pictures.Images;

    /// <summary>int64 (N), or float32 (N, C); null without labels.</summary>
    public Tensor? Labels { get; }

    public IReadOnlyList<string> ClassNames { get; }

    public int Count => Pictures.Count;

    /// <summary>A copy of the labels with the given numbers, int64 (B) or float32 (B, C).</summary>
    /// <exception cref="InvalidOperationException">The set has no labels.</exception>
    public Tensor TakeLabels(int[] indices)
    {
        var labels = Labels ?? throw new InvalidOperationException("The set has no labels.");
        using var numbers = tensor(Array.ConvertAll(indices, i => (long)i), device: labels.device);
        return labels.index_select(0, numbers);
    }

    /// <summary>One class number for each of the images, int64 (B): of several classes the first.</summary>
    /// <inheritdoc cref="TakeLabels"/>
    public Tensor TakeClasses(int[] indices)
    {
        var labels = TakeLabels(indices);
        if (labels.ndim == 1)
            return labels;
        using (labels)
            return labels.argmax(1);
    }

    /// <summary>A set of its own with the given images.</summary>
    public ImageSet Subset(int[] indices) => new(Pictures.Subset(indices), Labels is null ? null : TakeLabels(indices), ClassNames);

    /// <summary>The same set without labels; shares memory with this one, which may be disposed first.</summary>
    public ImageSet WithoutLabels() => new(Pictures.Shared());

    /// <summary>The set on a device. Shares memory with this one, which may be disposed first, if both are on the processor.</summary>
    public ImageSet To(Device device) => To(device, device);

    /// <summary>The set with its labels and its pictures on a device each.</summary>
    /// <inheritdoc cref="To(Device)"/>
    public ImageSet To(Device labels, Device pictures) => new(Pictures.To(pictures), Labels is null ? null : DeviceCopy.Of(Labels, labels), ClassNames);

    public void Dispose()
    {
        Pictures.Dispose();
        Labels?.Dispose();
    }
}
