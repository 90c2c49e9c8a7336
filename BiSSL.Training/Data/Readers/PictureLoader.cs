using System.Collections.Concurrent;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers.Folders;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>Decodes picture files to squares of one size. Those that are damaged or cannot be opened are left out and named in the warnings.</summary>
internal static class PictureLoader
{
    /// <returns>uint8 (kept, 3, size, size), and which files were kept.</returns>
    public static (Tensor Images, int[] Kept) Load(string[] files, int size, ICollection<string> warnings)
    {
        var damaged = new ConcurrentDictionary<int, string>();
        var loaded = PixelLoader.Load(files.Length, size, (i, pixels) =>
        {
            try
            {
                return PictureFile.ReadSquare(files[i], size).AsSpan().TryCopyTo(pixels);
            }
            catch (Exception error) when (error is DamagedImageException or IOException or UnauthorizedAccessException)
            {
                damaged[i] = error.Message;
                return false;
            }
        });
        foreach (var (i, message) in damaged.OrderBy(pair => pair.Key))
            warnings.Add(ShownName.Of($"Left out '{files[i]}': {message.TrimEnd('.')}."));
        return loaded;
    }
}
