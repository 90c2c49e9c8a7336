using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Pipeline;

/// <summary>Counts of every class, and its first training images.</summary>
internal static class DatasetExamples
{
    /// <summary>Images of each class that are shown.</summary>
    public const int Shown = 8;

    /// <returns>The counts, and JPEG files of examples that are made when they are asked for.</returns>
    public static (IReadOnlyList<ClassFound> Classes, IEnumerable<byte[]> Rows) Of(LabelledSplits sets)
    {
        var (train, validation, test) = (ByClass(sets.Train), ByClass(sets.Validation), ByClass(sets.Test));
        var shown = train.Select(images => images.Take(Shown).ToArray()).ToArray();
        var classes = sets.Train.ClassNames.Select((name, i) => new ClassFound(name, train[i].Count, validation[i].Count, test[i].Count, shown[i].Length));
        return ([.. classes], shown.Select(images => images.Length == 0 ? [] : JpegEncoder.Encode(ContactSheet.Row(sets.Train, images))));
    }

    /// <summary>The numbers of the images that have each of the labels.</summary>
    private static List<int>[] ByClass(ImageSet set)
    {
        var (labels, count) = (set.Labels!, set.ClassNames.Count);
        var images = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        foreach (var (image, label) in labels.ndim == 1 ? labels.data<long>().ToArray().Select((label, i) => (i, label)) : Several(labels.data<float>().ToArray(), count))
            images[label].Add(image);
        return images;
    }

    private static IEnumerable<(int Image, long Label)> Several(float[] labels, int count) =>
        labels.Index().Where(one => one.Item > 0).Select(one => (one.Index / count, (long)(one.Index % count)));
}
