using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>Decodes picture files to squares of one size. Those that are damaged or cannot be opened are named in the warnings.</summary>
internal static class PictureLoader
{
    /// <returns>uint8 (kept, 3, size, size), and which files were kept.</returns>
    public static (Tensor Images, int[] Kept) Load(string[] files, int size, ICollection<string> warnings)
    {
        var notes = new PictureNotes(files);
        var loaded = PixelLoader.Load(files.Length, size, (i, pixels) => notes.Read(i, size) is { } picture && SquareResize.Apply(picture, size).AsSpan().TryCopyTo(pixels));
        notes.Tell(warnings);
        return loaded;
    }
}
