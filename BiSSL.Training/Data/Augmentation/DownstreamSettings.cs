namespace BiSSL.Training.Data.Augmentation;

/// <summary>Training views and test images of the downstream task (specification 1.9, D9, D10).</summary>
public sealed record DownstreamSettings
{
    /// <summary>Crop and flip of the training images; its size and kernel serve the test images, too.</summary>
    public CropSettings Crop { get; init; } = new();

    /// <summary>Whether test images are enlarged by 256/224 before the centre crop, as the paper's are; the generated world's are taken whole.</summary>
    public bool EnlargeTest { get; init; } = true;

    public PixelRange Range { get; init; } = PixelRange.Unit;
}
