namespace BiSSL.Training.Data.Imaging;

/// <summary>A decoded picture: Width·Height·3 bytes, red green blue, row by row.</summary>
public sealed record RgbImage(int Width, int Height, byte[] Pixels)
{
    private const int Whole = 8;
    private const long MostPixels = 200_000_000;

    /// <summary>Width of the picture in its file, pixels.</summary>
    public int FullWidth { get; init; } = Width;

    /// <summary>Height of the picture in its file, pixels.</summary>
    public int FullHeight { get; init; } = Height;

    /// <summary>Eighths of its size at which it was decoded; what is left of a pixel at the edge is one.</summary>
    public int Eighths { get; init; } = Whole;

    /// <summary>Room for a picture, or refusal of one that only a damaged header can ask for.</summary>
    /// <exception cref="DamagedImageException">More than 200 million pixels.</exception>
    internal static byte[] Allocate(long width, long height, int bytesPerPixel)
    {
        if (width * height > MostPixels)
            throw new DamagedImageException($"the header asks for {width}×{height} pixels");
        return GC.AllocateUninitializedArray<byte>((int)(width * height * bytesPerPixel));
    }
}
