using BiSSL.Training.Data.Imaging.Jpeg;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Reads picture files, by what they contain rather than how they are named.</summary>
public static class PictureFile
{
    /// <summary>File name endings that count as pictures, compared without case.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".dib"];

    /// <summary>File name endings of pictures that we do not read, compared without case.</summary>
    public static readonly IReadOnlyList<string> UnreadExtensions =
    [
        ".tif", ".tiff", ".heic", ".heif", ".avif", ".jp2", ".j2k", ".jpx", ".jxl", ".svg", ".pdf", ".psd", ".ico", ".tga",
        ".ppm", ".pgm", ".pbm", ".pnm", ".exr", ".hdr", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".raw",
        ".dds", ".dcm", ".npy", ".npz", ".mat", ".mp4",
    ];

    /// <summary>Share of a picture that must be there for it to be used.</summary>
    internal const double LeastShare = 0.1;

    private const byte GifEnd = 0x3B;

    private static readonly byte[] s_jpegEnd = [0xFF, 0xD9];

    /// <summary>The picture in a file.</summary>
    /// <exception cref="DamagedImageException">Nothing can be seen of it, or it changed while it was read; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static DecodedPicture Decode(string path, PictureDecoding how)
    {
        if (Directory.Exists(path))
            throw new DamagedImageException("it is a folder");
        var file = RealPath.File(path);
        if (file is { Exists: true, Length: 0 })
            throw new DamagedImageException("the file is empty");
        using var room = DecodingBudget.Files.Take(file is { Exists: true } ? file.Length : 0);
        return Decode(ReadAll(path, file), how);
    }

    /// <inheritdoc cref="Decode(string, PictureDecoding)"/>
    /// <param name="file">The file's bytes.</param>
    /// <exception cref="UserError">SkiaSharp does not run on this machine.</exception>
    public static DecodedPicture Decode(byte[] file, PictureDecoding how)
    {
        var format = PictureFormat.Of(file) ?? throw new DamagedImageException("it is no picture that we know (JPEG, PNG, WebP, GIF and BMP are read)");
        if (!format.IsRead)
            throw new DamagedImageException($"it is {format.Name} file, which is not read; JPEG, PNG, WebP, GIF and BMP are");
        try
        {
            return format == PictureFormat.Jpeg ? Jpeg(file, how) : Other(file, format, how);
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException)
        {
            throw new UserError($"Pictures are read by SkiaSharp, whose library cannot be loaded on this machine: {missing.GetBaseException().Message}", missing);
        }
    }

    /// <summary>The whole picture, its short side brought to so many pixels (bicubic, antialiased) if it has more.</summary>
    /// <inheritdoc cref="Decode(string, PictureDecoding)"/>
    public static PlanarImage Read(string path, PictureDecoding how) => PictureResize.Apply(Decode(path, how).Image, how.ShortSide);

    /// <summary>As viewers show it: what the data does not tell is grey.</summary>
    private static DecodedPicture Jpeg(byte[] file, PictureDecoding how)
    {
        if (how.Jpeg == JpegDecoder.Turbo && JpegInspector.IsSimple(file) && TurboDecoder.Decode(file, how.ShortSide) is { } whole)
            return whole;
        var condition = JpegInspector.Inspect(file);
        if (condition.Share < LeastShare)
            throw new DamagedImageException($"nearly nothing of it can be seen: {condition.Fault}");
        var picture = SkiaDecoder.Decode(condition.HasEnd ? file : [.. file.AsSpan(0, condition.Length), .. s_jpegEnd], PictureFormat.Jpeg, how, condition.IsProgressive);
        return picture with { Repair = condition.Fault ?? picture.Repair };
    }

    private static DecodedPicture Other(byte[] file, PictureFormat format, PictureDecoding how)
    {
        var picture = SkiaDecoder.Decode(file, format, how);
        return format == PictureFormat.Gif && file.AsSpan().TrimEnd((byte)0) is not [.., GifEnd]
            ? picture with { Repair = picture.Repair ?? "its end is missing: it is cut off" }
            : picture;
    }

    /// <param name="before">What the path led to when the reading began: bytes of before and after a change are no picture.</param>
    private static byte[] ReadAll(string path, FileInfo? before)
    {
        const string changed = "the file changed while it was read";
        try
        {
            var bytes = File.ReadAllBytes(path);
            return State(RealPath.File(path)) == State(before) ? bytes : throw new DamagedImageException(changed);
        }
        catch (EndOfStreamException shorter)
        {
            throw new DamagedImageException(changed, shorter);
        }
    }

    private static (string, long, DateTime)? State(FileInfo? file) => file is { Exists: true } ? (file.FullName, file.Length, file.LastWriteTimeUtc) : null;
}
