using BiSSL.Training.Data.Imaging;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>
/// Pictures (.jpg, .jpeg, .png) in folders. All are brought to one size at loading: short side resized, centre cropped.
/// Files that are damaged or cannot be opened are left out and named in the warnings. Names are sorted byte by byte, so that the order is the same everywhere.
/// </summary>
public static class PictureFolder
{
    /// <summary>Pictures in root and all folders below.</summary>
    /// <exception cref="UserError">There is no such folder, or no whole picture in it.</exception>
    public static ImageSet Unlabelled(string root, int size, ICollection<string> warnings, string decoded = "")
    {
        var files = Pictures(root, root);
        return new ImageSet(Load(root, files, size, warnings, decoded).Images);
    }

    /// <summary>Pictures in root/class and below, where each folder that has pictures is a class.</summary>
    /// <exception cref="UserError">There is no such folder, or no whole picture in it.</exception>
    public static ImageSet Labelled(string root, int size, ICollection<string> warnings, string decoded = "")
    {
        var classes = Sorted(Directory.Exists(root) ? Directory.EnumerateDirectories(root) : throw Missing(root))
            .Select(folder => (Name: Path.GetFileName(folder), Files: Pictures(folder, root))).Where(c => c.Files.Length > 0).ToArray();
        var labels = classes.SelectMany((c, label) => c.Files.Select(_ => (long)label)).ToArray();
        var (images, kept) = Load(root, [.. classes.SelectMany(c => c.Files)], size, warnings, decoded);
        return new ImageSet(images, tensor(Array.ConvertAll(kept, i => labels[i])), [.. classes.Select(c => c.Name)]);
    }

    /// <summary>The pictures in a folder that is there and in all below, sorted.</summary>
    internal static string[] Files(string folder) =>
        [.. Sorted(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => PictureFile.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)))];

    private static string[] Pictures(string folder, string root) => Directory.Exists(folder) ? Files(folder) : throw Missing(root);

    private static IEnumerable<string> Sorted(IEnumerable<string> paths) => paths.Order(StringComparer.Ordinal);

    private static (Tensor Images, int[] Kept) Load(string root, string[] files, int size, ICollection<string> warnings, string decoded)
    {
        var loaded = new DecodedCache(decoded).Load(files, size, warnings);
        if (loaded.Kept.Length == 0)
            throw new UserError($"The folder '{Path.GetFullPath(root)}' has no {(files.Length == 0 ? "" : "undamaged ")}pictures. Put .jpg, .jpeg or .png files there, labelled ones in one folder per class.");
        return loaded;
    }

    private static UserError Missing(string root) =>
        new($"The folder '{Path.GetFullPath(root)}' does not exist. Name the folder that holds the pictures.");
}
