using System.Globalization;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>CUB-200-2011: files that say, for each image's number, its path, its class 1 … 200, and whether it is for training.</summary>
internal static class Cub200
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var names = ListLine.In(folder.File("classes.txt")).Select(line => line.Need(2)[1]).ToArray();
        if (names.Length != folder.Dataset.Classes)
            throw DataFile.Damaged(folder.File("classes.txt"), $"it names {names.Length} classes instead of {folder.Dataset.Classes}");
        var (labels, training) = (Column(folder, "image_class_labels.txt"), Column(folder, "train_test_split.txt"));
        var images = ListLine.In(folder.File("images.txt")).Select(line => Image(folder, labels, training, line)).ToLookup(image => image.Train, image => image.Picture);
        return new AnnotatedPictures(names, [.. images[true]], [], [.. images[false]]);
    }

    private static (bool Train, LabelledPicture Picture) Image(DatasetFolder folder, Dictionary<int, ListLine> labels, Dictionary<int, ListLine> training, ListLine line)
    {
        var number = Number(line);
        if (!labels.TryGetValue(number, out var label) || !training.TryGetValue(number, out var part))
            throw line.Wrong("has no line in 'image_class_labels.txt' or 'train_test_split.txt'");
        var isTraining = part.Class(part.Words[1], 0, 2) == 1;
        return (isTraining, new LabelledPicture(folder.Picture($"images/{line.Words[1]}", () => line.Place), label.Class(label.Words[1], 1, folder.Dataset.Classes)));
    }

    private static Dictionary<int, ListLine> Column(DatasetFolder folder, string name)
    {
        var column = new Dictionary<int, ListLine>();
        foreach (var line in ListLine.In(folder.File(name)))
        {
            if (!column.TryAdd(Number(line), line))
                throw line.Wrong("repeats an image's number");
        }
        return column;
    }

    private static int Number(ListLine line) =>
        int.TryParse(line.Need(2)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw line.Wrong("must begin with an image's number");
}
