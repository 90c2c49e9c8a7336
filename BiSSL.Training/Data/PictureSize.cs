namespace BiSSL.Training.Data;

/// <summary>Width and height of a picture, pixels.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    public int ShortSide => Math.Min(Width, Height);

    /// <summary>What its red, green and blue take.</summary>
    public long Bytes => 3L * Width * Height;
}
