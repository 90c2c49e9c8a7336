namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Oxford-IIIT Pets: lines of BREED_NUMBER, the class 1 … 37, the species and the breed within it.</summary>
internal static class OxfordPets
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var names = new string?[folder.Dataset.Classes];
        LabelledPicture[] Part(string part) => [.. ListLine.In(folder.File($"annotations/{part}.txt")).Select(line => Picture(folder, names, line))];
        var (train, test) = (Part("trainval"), Part("test"));
        return new AnnotatedPictures([.. names.Select((name, i) => name ?? $"class {i + 1}")], train, [], test);
    }

    private static LabelledPicture Picture(DatasetFolder folder, string?[] names, ListLine line)
    {
        var words = line.Need(4);
        var number = line.Class(words[1], 1, names.Length);
        names[number] ??= words[0][..Math.Max(0, words[0].LastIndexOf('_'))];
        return new LabelledPicture(folder.Picture($"images/{words[0]}.jpg", () => line.Place), number);
    }
}
