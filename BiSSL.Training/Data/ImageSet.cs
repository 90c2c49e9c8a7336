using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Data;

/// <summary>Square images of one size, kept as bytes on one device, with or without labels. Owns its tensors.</summary>
public sealed class ImageSet : IDisposable
{
    /// <param name="images">uint8 (N, 3, H, H).</param>
    /// <param name="labels">int64 (N) of class numbers, or float32 (N, C) of zeros and ones for several classes each; null for none.</param>
    /// <param name="classNames">C names; empty without labels.</param>
    public ImageSet(Tensor images, Tensor? labels = null, IReadOnlyList<string>? classNames = null)
    {
        Images = images.DetachFromDisposeScope();
        Labels = labels?.DetachFromDisposeScope();
        ClassNames = classNames ?? [];
    }

    /// <summary>uint8 (N, 3, H, H).</summary>
    public Tensor Images { get; }

    /// <summary>int64 (N), or float32 (N, C); null without labels.</summary>
    public Tensor? Labels { get; }

    public IReadOnlyList<string> ClassNames { get; }

    public int Count => (int)Images.size(0);

    /// <summary>Side of the stored images, pixels.</summary>
    public int Size => (int)Images.size(2);

    /// <summary>A copy of the images with the given numbers, uint8 (B, 3, H, H).</summary>
    public Tensor Take(int[] indices) => Select(Images, indices);

    /// <summary>A copy of the labels with the given numbers, int64 (B) or float32 (B, C).</summary>
    /// <exception cref="InvalidOperationException">The set has no labels.</exception>
    public Tensor TakeLabels(int[] indices) => Select(Labels ?? throw new InvalidOperationException("The set has no labels."), indices);

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
    public ImageSet Subset(int[] indices) => new(Take(indices), Labels is null ? null : TakeLabels(indices), ClassNames);

    /// <summary>The same set without labels; shares memory with this one, which may be disposed first.</summary>
    public ImageSet WithoutLabels() => new(Images.alias());

    /// <summary>The set on a device. Shares memory with this one, which may be disposed first, if both are on the processor.</summary>
    public ImageSet To(Device device) => new(Move(Images, device), Labels is null ? null : Move(Labels, device), ClassNames);

    public void Dispose()
    {
        Images.Dispose();
        Labels?.Dispose();
    }

    private static Tensor Move(Tensor from, Device device) =>
        from.is_cuda || device.type != DeviceType.CPU ? from.to(device, copy: true) : from.alias();

    private static Tensor Select(Tensor from, int[] indices)
    {
        using var numbers = tensor(Array.ConvertAll(indices, i => (long)i), device: from.device);
        return from.index_select(0, numbers);
    }
}
