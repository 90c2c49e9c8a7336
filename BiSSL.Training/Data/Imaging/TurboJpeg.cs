using System.Runtime.InteropServices;

namespace BiSSL.Training.Data.Imaging;

/// <summary>The part of libturbojpeg's C interface that decodes.</summary>
internal static partial class TurboJpeg
{
    private const string Library = "libturbojpeg.so.0";
    private const int Rgb = 0;

    /// <summary>Whether the library is on this machine.</summary>
    public static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>Decodes a file at one of the sizes that the library scales to.</summary>
    /// <param name="pixels">width·height·3 bytes.</param>
    /// <returns>Whether it did so without an error or a warning; of a file that is cut off or damaged it warns.</returns>
    public static bool Decode(byte[] file, int width, int height, byte[] pixels)
    {
        var handle = InitDecompress();
        try
        {
            return Decompress(handle, file, (nuint)file.Length, pixels, width, 0, height, Rgb, 0) == 0;
        }
        finally
        {
            _ = Destroy(handle);
        }
    }

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    private static partial IntPtr InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    private static partial int Decompress(IntPtr handle, byte[] file, nuint length, [Out] byte[] pixels, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    private static partial int Destroy(IntPtr handle);
}
