using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>Why a folder of pictures is refused.</summary>
internal static class FolderFault
{
    /// <param name="beside">Pictures that lie in it directly.</param>
    public static UserError NoClasses(FoundFolder root, int beside) => beside == 0
        ? NoPictures(root, "pictures")
        : new UserError($"The folder {Shown(root)} holds {Words.Many(beside, "picture")} but no folder for each class.{Above(root)}");

    public static UserError NoPictures(FoundFolder root, string what) =>
        new($"The folder {Shown(root)} has no {what}. Put {string.Join(", ", PictureFile.Extensions.SkipLast(1))} or {PictureFile.Extensions[^1]} files there, labelled ones in one folder per class.");

    public static UserError PartOrClass(FoundFolder root, FoundFolder[] named, FoundFolder[] others) => new(
        $"In the folder {Shown(root)}, {Names(named)} beside {Names(others)} may be {(named.Length > 1 ? "classes or parts" : "a class or a part")}. Give a class another name; where parts are meant, leave only 'train', 'val' and 'test' there.");

    public static UserError NoTraining(FoundFolder root, FoundFolder[] named) => new(
        $"The folder {Shown(root)} has {Names(named)} but no training folder that holds a folder for each class. Put these into '{Path.Combine(PlainText.Line(root.Path), "train")}'.");

    public static UserError SamePart(FoundFolder root, Part part, FoundFolder[] folders) => new(
        $"In the folder {Shown(root)}, {Names(folders)} are both names of the folder of {PartNames.InWords(part)} pictures. Leave one of them there.");

    public static UserError NoClassesInPart(FoundFolder root, FoundFolder folder) => new(
        $"The folder '{Below(root, folder)}' in {Shown(root)} holds pictures but no folder for each class. Put them into folders of classes, or move it away.");

    public static UserError PartsInClass(FoundFolder root, FoundFolder folder, IReadOnlyList<string> parts) => new(
        $"In the folder {Shown(root)}, the class '{Below(root, folder)}' is divided into {Words.List([.. parts.Select(part => $"'{part}'")])}, which would be taken together. Put 'train' and 'test' above the folders of classes.");

    public static UserError NotRead(FoundFolder root, FoundFolder folder) => new(
        $"The class folder '{Below(root, folder)}' in {Shown(root)} holds files but no picture that can be read. Give it {string.Join(", ", PictureFile.Extensions)} files, or move it away.");

    public static UserError Damaged(string part, string name) => new(
        $"None of the pictures of the class '{name}' in '{PlainText.Line(part)}' can be opened. Give it whole pictures, or move its folder away.");

    public static UserError Alike(FoundFolder root, string name) => new(
        $"In the folder {Shown(root)}, two folders of classes are both shown as '{name}'. Give one of them another name.");

    public static UserError OnlyInPart(FoundFolder root, PartFolder part, string name) => new(
        $"The class '{name}' of '{Below(root, part.Folder)}' in {Shown(root)} has no training folder of that name. Give it one, or move it away{(name.All(char.IsAscii) ? "" : "; letters with accents can be written in two ways that look alike")}.");

    public static UserError OneClass(FoundFolder part, FoundFolder only)
    {
        var deeper = only;
        while (FolderProbe.Pictured(deeper) is [var single] && new FolderListing(deeper, new LeftOut()).Pictures.Count == 0)
            deeper = single;
        var meant = FolderProbe.Pictured(deeper).Length > 1 ? $" It looks as if data.root={PlainText.Line(deeper.Path)} is meant." : "";
        return new UserError($"The folder {Shown(part)} has one class, '{PlainText.Line(only.Name)}', which cannot be told from anything. Name a folder that holds a folder for each of at least two classes.{meant}");
    }

    private static string Above(FoundFolder root) =>
        Path.GetDirectoryName(root.Path) is { } above && FolderProbe.Pictured(new FoundFolder(above, RealPath.Of(above), false)).Length > 1
            ? $" It looks as if data.root={PlainText.Line(above)} is meant."
            : " Put them into folders of classes.";

    private static string Shown(FoundFolder folder) => $"'{PlainText.Line(folder.Path)}'";

    private static string Below(FoundFolder root, FoundFolder folder) => PlainText.Line(Path.GetRelativePath(root.Path, folder.Path));

    private static string Names(FoundFolder[] folders) =>
        Words.List([.. folders.Take(3).Select(folder => $"'{PlainText.Line(folder.Name)}'"), .. folders.Length > 3 ? [Words.Many(folders.Length - 3, "other")] : Array.Empty<string>()]);
}
