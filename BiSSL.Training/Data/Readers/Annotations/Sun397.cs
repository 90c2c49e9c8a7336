namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>SUN397, first of its ten partitions: lines of /LETTER/CLASS/FILE, where a class may have one more part, as in /a/apartment_building/outdoor.</summary>
internal static class Sun397
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var classes = DataFile.NamedClasses(folder.File("ClassName.txt"), folder.Dataset.Classes);
        var numbers = classes.Index().ToDictionary(name => name.Item, name => name.Index);
        LabelledPicture[] Part(string part) => [.. ListLine.In(folder.File($"Partitions/{part}_01.txt")).Select(line => Picture(folder, numbers, line))];
        return new AnnotatedPictures([.. classes.Select(name => name[Math.Min(3, name.Length)..])], Part("Training"), [], Part("Testing"));
    }

    private static LabelledPicture Picture(DatasetFolder folder, Dictionary<string, int> numbers, ListLine line) =>
        numbers.TryGetValue(line.Text[..Math.Max(0, line.Text.LastIndexOf('/'))], out var number)
            ? new LabelledPicture(folder.Picture(line.Text[1..], () => line.Place), number)
            : throw line.Wrong("must be a class of 'ClassName.txt' and a file, as in /a/abbey/sun_aaaulhwrhqgejnyt.jpg");
}
