using BiSSL.Training.Data.Readers.Matlab;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Stanford Cars: struct arrays of MATLAB with a file name and a class 1 … 196 for each image.</summary>
internal static class StanfordCars
{
    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        var names = MatFile.Read(folder.File("devkit/cars_meta.mat")).Texts("class_names");
        if (names.Count != folder.Dataset.Classes)
            throw DataFile.Damaged(folder.File("devkit/cars_meta.mat"), $"it names {names.Count} classes instead of {folder.Dataset.Classes}");
        return new AnnotatedPictures(names, Part(folder, "devkit/cars_train_annos.mat", "cars_train"), [], Part(folder, "cars_test_annos_withlabels.mat", "cars_test"));
    }

    private static LabelledPicture[] Part(DatasetFolder folder, string list, string pictures)
    {
        var path = folder.File(list);
        return [.. MatFile.Read(path).Structs("annotations").Select((entry, i) => Picture(folder, path, pictures, entry, i))];
    }

    private static LabelledPicture Picture(DatasetFolder folder, string path, string pictures, MatFile entry, int i) => new(
        folder.Picture($"{pictures}/{entry.Text("fname")}", () => $"annotation {i + 1} of '{Path.GetFileName(path)}'"),
        (int)DataFile.Label(path, i, entry.Numbers("class") is [var label] ? label : 0, 1, folder.Dataset.Classes));
}
