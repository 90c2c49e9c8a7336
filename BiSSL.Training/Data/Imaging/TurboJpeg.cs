using System.Runtime.InteropServices;

namespace BiSSL.Training.Data.Imaging;

/// <summary>The part of libturbojpeg's C interface (2.x) that decodes and encodes.</summary>
internal static partial class TurboJpeg
{
    private const string Library = "libturbojpeg.so.0";
    private const int PixelFormatRgb = 0;
    private const int ErrorIsWarning = 0;
    private const int ColourSpaceCmyk = 3;
    private const int FullColour = 0;
    private const int HalfColour = 2;

    /// <summary>Warnings of libjpeg after which part of the picture is missing or wrong; others are harmless.</summary>
    private static readonly string[] s_damage = ["Premature end", "premature end", "bad Huffman code"];

    /// <summary>One decoder handle; for one thread.</summary>
    public sealed class Decompressor : IDisposable
    {
        private readonly IntPtr _handle = InitDecompress();

        public (int Width, int Height) ReadHeader(ReadOnlySpan<byte> file)
        {
            var status = DecompressHeader(_handle, in MemoryMarshal.GetReference(file), (nuint)file.Length, out var width, out var height, out _, out var colours);
            if (status != 0)
                throw new DamagedImageException(Message());
            if (width < 1 || height < 1)
                throw new DamagedImageException("the header names no size");
            if (colours >= ColourSpaceCmyk)
                throw new DamagedImageException("the JPEG has CMYK colours, which are not supported");
            return (width, height);
        }

        public RgbImage Decode(ReadOnlySpan<byte> file, int width, int height)
        {
            var pixels = RgbImage.Allocate(width, height, 3);
            var status = Decompress(_handle, in MemoryMarshal.GetReference(file), (nuint)file.Length, pixels, width, 0, height, PixelFormatRgb, 0);
            if (status != 0 && IsDamage())
                throw new DamagedImageException(Message());
            return new RgbImage(width, height, pixels);
        }

        public void Dispose() => _ = Destroy(_handle);

        private bool IsDamage() => ErrorCode(_handle) != ErrorIsWarning || s_damage.Any(Message().Contains);

        private string Message() => Marshal.PtrToStringUTF8(ErrorText(_handle)) ?? "unknown error";
    }

    /// <summary>One encoder handle; for one thread.</summary>
    public sealed class Compressor : IDisposable
    {
        private readonly IntPtr _handle = InitCompress();

        public byte[] Encode(RgbImage image, int quality, bool fullColour)
        {
            var file = IntPtr.Zero;
            try
            {
                if (Compress(_handle, image.Pixels, image.Width, 0, image.Height, PixelFormatRgb, ref file, out var length, fullColour ? FullColour : HalfColour, quality, 0) != 0)
                    throw new InvalidOperationException(Marshal.PtrToStringUTF8(ErrorText(_handle)));
                var bytes = new byte[length];
                Marshal.Copy(file, bytes, 0, bytes.Length);
                return bytes;
            }
            finally
            {
                Free(file);
            }
        }

        public void Dispose() => _ = Destroy(_handle);
    }

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    private static partial IntPtr InitCompress();

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    private static partial int Compress(
        IntPtr handle, byte[] pixels, int width, int pitch, int height, int pixelFormat, ref IntPtr file, out nuint length, int subsampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    private static partial void Free(IntPtr file);

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    private static partial IntPtr InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    private static partial int DecompressHeader(IntPtr handle, in byte file, nuint length, out int width, out int height, out int subsampling, out int colourSpace);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    private static partial int Decompress(IntPtr handle, in byte file, nuint length, [Out] byte[] pixels, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(Library, EntryPoint = "tjGetErrorCode")]
    private static partial int ErrorCode(IntPtr handle);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    private static partial IntPtr ErrorText(IntPtr handle);

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    private static partial int Destroy(IntPtr handle);
}
