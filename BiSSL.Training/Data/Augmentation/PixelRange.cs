namespace BiSSL.Training.Data.Augmentation;

/// <summary>The range of pixel values before normalisation (D8).</summary>
public enum PixelRange
{
    /// <summary>0 … 1.</summary>
    Unit,

    /// <summary>0 … 255, as the released code's pretext views.</summary>
    Byte,
}
