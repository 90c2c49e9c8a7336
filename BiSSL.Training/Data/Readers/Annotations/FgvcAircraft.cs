namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>FGVC Aircraft by variant: lines of an image's number and the variant's name, which may hold spaces.</summary>
internal static class FgvcAircraft
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var names = DataFile.NamedClasses(folder.File("variants.txt"), folder.Dataset.Classes);
        var numbers = names.Index().ToDictionary(name => name.Item, name => name.Index);
        LabelledPicture[] Part(string part) => [.. ListLine.In(folder.File($"images_variant_{part}.txt")).Select(line => Picture(folder, numbers, line))];
        return new AnnotatedPictures(names, Part("train"), Part("val"), Part("test"));
    }

    private static LabelledPicture Picture(DatasetFolder folder, Dictionary<string, int> numbers, ListLine line)
    {
        if (line.Text.Split(' ', 2) is not [var image, var variant] || !numbers.TryGetValue(variant.Trim(), out var number))
            throw line.Wrong("must be an image's number and a variant of 'variants.txt'");
        return new LabelledPicture(folder.Picture($"images/{image}.jpg", () => line.Place), number);
    }
}
