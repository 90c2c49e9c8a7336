using System.Runtime.InteropServices;

namespace BiSSL.Training.Data.Imaging;

/// <summary>Decodes PNG files with libpng's simplified interface; any colour type and depth, transparency is dropped. Thread-safe.</summary>
public static partial class PngDecoder
{
    private const string Library = "libpng16.so.16";
    private const uint Version = 1;
    private const uint FormatRgba = 3;

    /// <summary>The picture in RGB.</summary>
    /// <exception cref="DamagedImageException">Not a PNG, cut off or damaged.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> file)
    {
        var image = new Image { Version = Version };
        if (BeginRead(ref image, in MemoryMarshal.GetReference(file), (nuint)file.Length) == 0)
            throw new DamagedImageException(Message(image));
        image.Format = FormatRgba;
        try
        {
            var pixels = RgbImage.Allocate(image.Width, image.Height, 4);
            if (FinishRead(ref image, IntPtr.Zero, pixels, 0, IntPtr.Zero) == 0)
                throw new DamagedImageException(Message(image));
            return new RgbImage((int)image.Width, (int)image.Height, WithoutAlpha(pixels));
        }
        finally
        {
            Free(ref image);
        }
    }

    private static byte[] WithoutAlpha(byte[] rgba)
    {
        var rgb = new byte[rgba.Length / 4 * 3];
        for (int from = 0, to = 0; from < rgba.Length; from += 4, to += 3)
            rgba.AsSpan(from, 3).CopyTo(rgb.AsSpan(to));
        return rgb;
    }

    private static unsafe string Message(Image image) => Marshal.PtrToStringUTF8((IntPtr)image.Message) ?? "unknown error";

    /// <summary>png_image of libpng 1.6.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Image
    {
        public IntPtr Control;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint ColourMapEntries;
        public uint WarningOrError;
        public fixed byte Message[64];
    }

    [LibraryImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    private static partial int BeginRead(ref Image image, in byte file, nuint length);

    [LibraryImport(Library, EntryPoint = "png_image_finish_read")]
    private static partial int FinishRead(ref Image image, IntPtr background, [Out] byte[] pixels, int stride, IntPtr colourMap);

    [LibraryImport(Library, EntryPoint = "png_image_free")]
    private static partial void Free(ref Image image);
}
