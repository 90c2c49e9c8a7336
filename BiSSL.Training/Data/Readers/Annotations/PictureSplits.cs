namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>The sets of a dataset of picture files. Numbers in index files are those of the official order, whether or not a picture can be opened.</summary>
internal static class PictureSplits
{
    public static LabelledSplits Load(DatasetRequest request, List<PictureNote> warnings)
    {
        var read = AnnotationReaders.Read(request.Expected, request.Root);
        var (train, validation) = Divided(request, read);
        using var pool = new DecodedPictures(request, [.. read.Train, .. read.Validation], warnings);
        using var test = new DecodedPictures(request, read.Test, warnings);
        return new LabelledSplits(pool.Set(train, read.ClassNames), pool.Set(validation, read.ClassNames), test.Set([.. Enumerable.Range(0, read.Test.Count)], read.ClassNames), warnings);
    }

    /// <summary>Numbers of training and validation pictures among those of both lists.</summary>
    private static (int[] Train, int[] Validation) Divided(DatasetRequest request, AnnotatedPictures read) =>
        read.Validation.Count > 0 && request.TrainIndexFile.Length + request.ValidationIndexFile.Length == 0
            ? ([.. Enumerable.Range(0, read.Train.Count)], [.. Enumerable.Range(read.Train.Count, read.Validation.Count)])
            : Splits.Indices(request, [.. read.Train.Concat(read.Validation).Select(picture => (long)picture.Classes.FirstOrDefault())]);
}
