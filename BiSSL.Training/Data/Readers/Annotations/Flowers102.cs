using BiSSL.Training.Data.Readers.Matlab;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Oxford 102 Flowers: labels 1 … 102 of all images, and the numbers, from 1 on, of each part's images, in MATLAB files.</summary>
internal static class Flowers102
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var (labelFile, setFile) = (folder.File("imagelabels.mat"), folder.File("setid.mat"));
        var labels = MatFile.Read(labelFile).Numbers("labels");
        var parts = MatFile.Read(setFile);
        LabelledPicture[] Part(string name) => [.. parts.Numbers(name).Select((number, i) => Picture(folder, (labelFile, labels), (setFile, name), number, i))];
        return new AnnotatedPictures(DataFile.ClassNames(null, folder.Dataset.Classes, 1), Part("trnid"), Part("valid"), Part("tstid"));
    }

    private static LabelledPicture Picture(DatasetFolder folder, (string File, int[] Labels) all, (string File, string Part) set, int number, int i)
    {
        if (number < 1 || number > all.Labels.Length)
            throw DataFile.Damaged(set.File, $"{set.Part} names image {number}, outside of 1 … {all.Labels.Length}");
        var label = DataFile.Label(all.File, number - 1, all.Labels[number - 1], 1, folder.Dataset.Classes);
        return new LabelledPicture(folder.Picture($"jpg/image_{number:00000}.jpg", () => $"entry {i + 1} of {set.Part} in 'setid.mat'"), (int)label);
    }
}
