namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>The Describable Textures Dataset, first of its ten partitions: lines of CLASS/FILE.</summary>
internal static class DescribableTextures
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var names = ClassFolders.Names(folder.Folder("images"), folder.Dataset.Classes);
        var numbers = names.Index().ToDictionary(name => name.Item, name => name.Index);
        LabelledPicture[] Part(string part) => [.. ListLine.In(folder.File($"labels/{part}1.txt")).Select(line => Picture(folder, numbers, line))];
        return new AnnotatedPictures(names, Part("train"), Part("val"), Part("test"));
    }

    private static LabelledPicture Picture(DatasetFolder folder, Dictionary<string, int> numbers, ListLine line) =>
        line.Text.Split('/') is [var name, _] && numbers.TryGetValue(name, out var number)
            ? new LabelledPicture(folder.Picture($"images/{line.Text}", () => line.Place), number)
            : throw line.Wrong("must be a class folder of 'images' and a file, as in banded/banded_0002.jpg");
}
