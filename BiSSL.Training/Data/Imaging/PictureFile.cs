namespace BiSSL.Training.Data.Imaging;

/// <summary>Reads picture files, by what they contain rather than how they are named.</summary>
public static class PictureFile
{
    /// <summary>File name endings that count as pictures, compared without case.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".jpg", ".jpeg", ".png"];

    /// <summary>Endings of pictures that are not read.</summary>
    public static readonly IReadOnlyList<string> UnreadExtensions =
    [
        ".jfif", ".jpe", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jxl", ".jp2", ".j2k", ".ppm", ".pgm", ".pbm", ".pnm",
        ".svg", ".psd", ".dng", ".cr2", ".nef", ".arw", ".tga", ".exr", ".hdr", ".dds", ".ico", ".npy", ".npz", ".mat", ".dcm", ".mp4",
    ];

    /// <summary>The whole picture, its short side brought to so many pixels (bicubic, antialiased) if it has more.</summary>
    /// <exception cref="DamagedImageException">The file is not a whole JPEG or PNG.</exception>
    /// <exception cref="UserError">A decoding library is not installed.</exception>
    public static PlanarImage Read(string path, int shortSide)
    {
        var file = File.ReadAllBytes(path);
        if (file.Length == 0)
            throw new DamagedImageException("the file is empty");
        try
        {
            return PictureResize.Apply(Decode(file, shortSide), shortSide);
        }
        catch (DllNotFoundException missing)
        {
            throw new UserError("A library that reads pictures is missing. Install it with: apt install libturbojpeg0 libpng16-16.", missing);
        }
    }

    private static RgbImage Decode(byte[] file, int shortSide) => file switch
    {
        [0x89, (byte)'P', ..] => PngDecoder.Decode(file),
        [0xFF, 0xD8, ..] => JpegDecoder.Decode(file, shortSide),
        _ => throw new DamagedImageException("the file is neither a JPEG nor a PNG picture"),
    };
}
