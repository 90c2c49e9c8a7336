using System.Text.Json;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Food-101: JSON objects from the class to its images, as CLASS/NUMBER.</summary>
internal static class Food101
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var (train, test) = (Lists(folder, "meta/train.json"), Lists(folder, "meta/test.json"));
        string[] names = [.. train.Keys.Order(StringComparer.Ordinal)];
        if (names.Length != folder.Dataset.Classes)
            throw DataFile.Damaged(folder.File("meta/train.json"), $"it has {names.Length} classes instead of {folder.Dataset.Classes}");
        return new AnnotatedPictures(names, Part(folder, train, names, "train.json"), [], Part(folder, test, names, "test.json"));
    }

    private static LabelledPicture[] Part(DatasetFolder folder, Dictionary<string, string[]> lists, string[] names, string file) =>
    [
        .. lists.Keys.Except(names).FirstOrDefault() is { } stranger
            ? throw DataFile.Damaged(folder.File($"meta/{file}"), $"its class '{stranger}' is not in 'train.json'")
            : names.SelectMany((name, number) => lists.GetValueOrDefault(name, [])
                .Select((image, i) => new LabelledPicture(folder.Picture($"images/{image}.jpg", () => $"entry {i + 1} of '{name}' in '{file}'"), number))),
    ];

    private static Dictionary<string, string[]> Lists(DatasetFolder folder, string name)
    {
        var path = folder.File(name);
        try
        {
            using var text = File.OpenRead(path);
            return JsonSerializer.Deserialize<Dictionary<string, string[]>>(text) ?? [];
        }
        catch (JsonException fault)
        {
            throw DataFile.Damaged(path, $"it is no list of images by class from line {fault.LineNumber + 1} on");
        }
    }
}
