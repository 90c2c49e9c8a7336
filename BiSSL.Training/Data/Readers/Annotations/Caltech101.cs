namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Caltech-101: a folder for each class, besides one of background that is none. It has no lists: 30 images of each class serve training and
/// validation, the same for every seed, and the others testing (paper, appendix B).</summary>
internal static class Caltech101
{
    private const string Pictures = "101_ObjectCategories";

    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var home = folder.Folder(Directory.Exists(Path.Combine(folder.Folder(""), "caltech-101", Pictures)) ? $"caltech-101/{Pictures}" : Pictures);
        var names = ClassFolders.Names(home, folder.Dataset.Classes, "BACKGROUND_Google");
        LabelledPicture[] all = [.. names.SelectMany((name, number) => PictureFolder.Files(Path.Combine(home, name)).Select(file => new LabelledPicture(file, number)))];
        var labels = Array.ConvertAll(all, picture => (long)picture.Classes[0]);
        var train = Stratified.PerClass(labels, names, folder.Dataset.Sizes.Train / names.Count, 0, "data/caltech101");
        return new AnnotatedPictures(names, [.. train.Select(i => all[i])], [], [.. Enumerable.Range(0, all.Length).Except(train).Select(i => all[i])]);
    }
}
