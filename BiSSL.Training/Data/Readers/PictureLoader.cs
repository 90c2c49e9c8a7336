using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers.Folders;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>Decodes picture files, each whole and in its own shape. Those that are damaged or cannot be opened are left out and named in the warnings.</summary>
internal static class PictureLoader
{
    private const int Chunk = 64;

    /// <param name="files">Picture files.</param>
    /// <param name="shortSide">What larger pictures' short side is brought to, pixels.</param>
    /// <param name="warnings">Gets a sentence for every file that was left out.</param>
    /// <returns>The pictures on the CPU, and which files they are.</returns>
    public static (PictureStore Pictures, int[] Kept) Load(string[] files, int shortSide, ICollection<string> warnings)
    {
        using var scope = NewDisposeScope();
        var (pixels, sizes, kept) = (new List<Tensor>(), new List<PictureSize>(), new List<int>());
        foreach (var chunk in Enumerable.Range(0, files.Length).Chunk(Chunk))
            foreach (var (number, picture) in Read(files, chunk, shortSide, warnings))
            {
                pixels.Add(tensor(picture.Pixels));
                sizes.Add(picture.Size);
                kept.Add(number);
            }
        return (new PictureStore(pixels.Count > 0 ? cat(pixels) : empty([0], ScalarType.Byte), sizes), [.. kept]);
    }

    private static IEnumerable<(int Number, PlanarImage Picture)> Read(string[] files, int[] numbers, int shortSide, ICollection<string> warnings)
    {
        var read = new (PlanarImage? Picture, string Fault)[numbers.Length];
        ManyThreads.For(numbers.Length, i => read[i] = Read(files[numbers[i]], shortSide));
        foreach (var (number, (picture, fault)) in numbers.Zip(read))
        {
            if (picture is null)
                warnings.Add(ShownName.Of($"Left out '{files[number]}': {fault.TrimEnd('.')}."));
            else
                yield return (number, picture);
        }
    }

    private static (PlanarImage? Picture, string Fault) Read(string file, int shortSide)
    {
        try
        {
            return (PictureFile.Read(file, shortSide), "");
        }
        catch (Exception error) when (error is DamagedImageException or IOException or UnauthorizedAccessException)
        {
            return (null, error.Message);
        }
    }
}
