using BiSSL.Training.Data;
using BiSSL.Training.Pipeline.Bissl;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Where a set of pictures is kept: on the device that trains, if they leave half of it free; else in the main memory, where views are made of them then.</summary>
internal static class ImagePlacement
{
    /// <summary>The set with its labels on the device; shares memory with the given one where it does not move.</summary>
    public static ImageSet Place(ImageSet set, Device device)
    {
        using (set)
            return set.To(device, Fits(device, set.Pictures.Pixels.numel(), DeviceMemory.Free(device)) ? device : CPU);
    }

    /// <inheritdoc cref="Place(ImageSet, Device)"/>
    public static LabelledSplits Place(LabelledSplits sets, Device device) =>
        sets with { Train = Place(sets.Train, device), Validation = Place(sets.Validation, device), Test = Place(sets.Test, device) };

    /// <param name="device">Where training computes.</param>
    /// <param name="bytes">What the pictures take.</param>
    /// <param name="free">Bytes free there; null where that is not known.</param>
    public static bool Fits(Device device, long bytes, long? free) => device.type == DeviceType.CPU || !(bytes > free / 2);
}
