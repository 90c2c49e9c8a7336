using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>The sets of a dataset of picture files. Lists are divided before a picture is opened, so that numbers in index files are those of the official order.</summary>
internal static class PictureSplits
{
    public static LabelledSplits Load(DatasetRequest request, List<string> warnings)
    {
        var read = AnnotationReaders.Read(request.Expected, request.Root);
        var (train, validation) = Divided(request, read);
        ImageSet Set(IReadOnlyList<LabelledPicture> pictures) => Load(request, pictures, read.ClassNames, warnings);
        return new LabelledSplits(Set(train), Set(validation), Set(read.Test), warnings);
    }

    private static (IReadOnlyList<LabelledPicture> Train, IReadOnlyList<LabelledPicture> Validation) Divided(DatasetRequest request, AnnotatedPictures read)
    {
        if (read.Validation.Count > 0 && request.TrainIndexFile.Length + request.ValidationIndexFile.Length == 0)
            return (read.Train, read.Validation);
        LabelledPicture[] pool = [.. read.Train, .. read.Validation];
        var (train, validation) = Splits.Indices(request, Array.ConvertAll(pool, picture => (long)picture.Classes.FirstOrDefault()));
        return ([.. train.Select(i => pool[i])], [.. validation.Select(i => pool[i])]);
    }

    private static ImageSet Load(DatasetRequest request, IReadOnlyList<LabelledPicture> pictures, IReadOnlyList<string> classNames, List<string> warnings)
    {
        using var scope = NewDisposeScope();
        var (images, kept) = PictureLoader.Load([.. pictures.Select(picture => picture.File)], request.Size, warnings);
        var labels = Array.ConvertAll(kept, i => pictures[i].Classes);
        return new ImageSet(images, request.Expected.ManyLabels ? Marks(labels, classNames.Count) : tensor(Array.ConvertAll(labels, classes => (long)classes[0])), classNames);
    }

    /// <summary>[N, C] of ones at the classes of each image and zeros elsewhere.</summary>
    private static Tensor Marks(int[][] labels, int classes)
    {
        var marks = new float[labels.Length * classes];
        foreach (var (image, numbers) in labels.Index())
            Array.ForEach(numbers, number => marks[image * classes + number] = 1);
        using var flat = tensor(marks);
        return flat.reshape(labels.Length, classes);
    }
}
