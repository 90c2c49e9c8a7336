namespace BiSSL.Training.Data.Augmentation;

/// <summary>The four operations of colour jitter.</summary>
public enum JitterOperation
{
    Brightness,
    Contrast,
    Saturation,
    Hue,
}

/// <summary>One operation with its factor; hue has a shift in turns.</summary>
public readonly record struct JitterStep(JitterOperation Operation, double Amount);

/// <summary>Everything that is random about one view of one image.</summary>
/// <param name="Crop">Rectangle that is resampled to the whole view.</param>
/// <param name="Flip">Whether left and right are exchanged.</param>
/// <param name="Jitter">Colour operations in the order of their application.</param>
/// <param name="Grey">Whether colours become grey.</param>
/// <param name="Sigma">Standard deviation of the blur in pixels; 0 for none.</param>
/// <param name="Solarise">Whether values from 128 on are inverted.</param>
public sealed record ViewParameters(CropBox Crop, bool Flip, IReadOnlyList<JitterStep> Jitter, bool Grey, double Sigma, bool Solarise);
