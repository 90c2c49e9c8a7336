using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>Decodes picture files, each whole and in its own shape. Those that are damaged or cannot be opened are named in the warnings.</summary>
internal static class PictureLoader
{
    private const int Chunk = 64;

    /// <param name="files">Picture files.</param>
    /// <param name="how">Larger pictures are brought to its short side.</param>
    /// <param name="warnings">Gets a sentence for every file that was left out or mended.</param>
    /// <returns>The pictures on the CPU, and which files they are.</returns>
    public static (PictureStore Pictures, int[] Kept) Load(string[] files, PictureDecoding how, ICollection<PictureNote> warnings)
    {
        using var scope = NewDisposeScope();
        var notes = new PictureNotes(files, how);
        var (pixels, sizes, kept) = (new PixelBlocks(), new List<PictureSize>(), new List<int>());
        foreach (var chunk in Enumerable.Range(0, files.Length).Chunk(Chunk))
            foreach (var (number, picture) in Read(notes, chunk, how.ShortSide))
            {
                pixels.Add(picture.Pixels);
                sizes.Add(picture.Size);
                kept.Add(number);
            }
        notes.Tell(warnings);
        return (new PictureStore(pixels.Join(), sizes), [.. kept]);
    }

    private static IEnumerable<(int Number, PlanarImage Picture)> Read(PictureNotes notes, int[] numbers, int shortSide)
    {
        var read = new PlanarImage?[numbers.Length];
        ManyThreads.For(numbers.Length, i => read[i] = notes.Read(numbers[i]) is { } image ? PictureResize.Apply(image, shortSide) : null);
        foreach (var (number, picture) in numbers.Zip(read))
        {
            if (picture is not null)
                yield return (number, picture);
        }
    }
}
