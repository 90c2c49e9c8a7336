using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers.Folders;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>
/// Pictures in folders as people leave them, each whole and in its own shape; the short side of larger ones is brought to one length at loading. Files that are
/// damaged or cannot be opened are left out and named in the warnings. Names are sorted byte by byte, so that the order is the same everywhere.
/// </summary>
public static class PictureFolder
{
    /// <summary>Pictures in root and all folders below.</summary>
    /// <exception cref="UserError">There is no such folder, or no whole picture in it.</exception>
    public static (ImageSet Set, DataDescription Description) Unlabelled(string root, PictureDecoding how, ICollection<PictureNote> warnings, string decoded = "")
    {
        var (folder, leftOut) = (FoundFolder.Root(root), new LeftOut());
        var files = Files(folder, leftOut);
        var (pictures, kept) = Load(folder, files, how, warnings, decoded);
        var taken = $"The pretext task trains on {Words.Many(kept.Length, "picture")} of the folder '{PlainText.Line(folder.Path)}' and below.";
        return (new ImageSet(pictures), new DataDescription([taken], leftOut.Sentences(folder.Path), []));
    }

    /// <summary>The pictures in a folder that is there and in all below, sorted.</summary>
    internal static string[] Files(string folder) => Array.ConvertAll(Files(FoundFolder.Root(folder), new LeftOut()), file => file.Path);

    /// <summary>The pictures of one part, class by class, and which files they are.</summary>
    /// <exception cref="UserError">No picture of a class that has files is whole.</exception>
    internal static (ImageSet Set, FoundFile[] Files) Labelled(PartFiles part, IReadOnlyList<string> names, PictureDecoding how, ICollection<PictureNote> warnings, string decoded)
    {
        FoundFile[] files = [.. part.Classes.SelectMany(one => one)];
        long[] labels = [.. part.Classes.SelectMany((one, label) => one.Select(_ => (long)label))];
        var (pictures, kept) = Load(part.Folder, files, how, warnings, decoded);
        var present = kept.Select(i => labels[i]).ToHashSet();
        foreach (var lost in names.Where((_, label) => part.Classes[label].Length > 0 && !present.Contains(label)))
            throw FolderFault.Damaged(part.Folder.Path, lost);
        return (new ImageSet(pictures, tensor(Array.ConvertAll(kept, i => labels[i])), names), Array.ConvertAll(kept, i => files[i]));
    }

    private static FoundFile[] Files(FoundFolder folder, LeftOut leftOut) => new FolderWalk(folder, leftOut).Below();

    private static (PictureStore Pictures, int[] Kept) Load(FoundFolder folder, FoundFile[] files, PictureDecoding how, ICollection<PictureNote> warnings, string decoded)
    {
        var loaded = new DecodedCache(decoded).Load(Array.ConvertAll(files, file => file.Path), how, warnings);
        return loaded.Kept.Length > 0 ? loaded : throw FolderFault.NoPictures(folder, files.Length == 0 ? "pictures" : "undamaged pictures");
    }
}
