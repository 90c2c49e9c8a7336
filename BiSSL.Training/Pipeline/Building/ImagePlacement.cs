using BiSSL.Training.Data;
using BiSSL.Training.Pipeline.Bissl;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>
/// Where a set of pictures is kept: on the device that trains, if they take at most a quarter of its memory; else in the main memory, where views are made of them then.
/// The two make views with other last bits, so the choice rests on nothing that the next run may find changed, such as what is free.
/// </summary>
internal static class ImagePlacement
{
    private const int Share = 4;

    /// <summary>The set with its labels on the device; shares memory with the given one where it does not move.</summary>
    public static ImageSet Place(ImageSet set, Device device)
    {
        using (set)
            return set.To(device, Fits(device, set.Pictures.Pixels.numel(), DeviceMemory.Total(device)) ? device : CPU);
    }

    /// <inheritdoc cref="Place(ImageSet, Device)"/>
    public static LabelledSplits Place(LabelledSplits sets, Device device) =>
        sets with { Train = Place(sets.Train, device), Validation = Place(sets.Validation, device), Test = Place(sets.Test, device) };

    /// <param name="device">Where training computes.</param>
    /// <param name="bytes">What the set's pictures take.</param>
    /// <param name="total">Bytes that it has, free or not; null where that is not known.</param>
    public static bool Fits(Device device, long bytes, long? total) => device.type == DeviceType.CPU || !(bytes > total / Share);
}
