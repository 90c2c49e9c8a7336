namespace BiSSL.Training.Data.Augmentation;

/// <summary>What one axis of a picture is resampled from and to.</summary>
/// <param name="Start">First input.</param>
/// <param name="Length">Inputs that are spread over the outputs.</param>
/// <param name="Outputs">Places they are spread over.</param>
/// <param name="First">First place wanted.</param>
/// <param name="Mirrored">Whether the outputs are in reverse order.</param>
internal readonly record struct Stretch(int Start, int Length, int Outputs, int First = 0, bool Mirrored = false)
{
    /// <summary>The middle of a whole axis, as torchvision's Resize of the short side and CenterCrop have it: the long side is cut to whole pixels, the offset rounded half to even.</summary>
    /// <param name="length">Pixels of the axis.</param>
    /// <param name="shortSide">Pixels of the picture's short side.</param>
    /// <param name="resized">What the short side is resized to.</param>
    /// <param name="side">How many pixels are wanted.</param>
    public static Stretch Centre(int length, int shortSide, int resized, int side)
    {
        var outputs = (int)((long)resized * length / shortSide);
        return new Stretch(0, length, outputs, (int)Math.Round((outputs - side) / 2.0));
    }
}
