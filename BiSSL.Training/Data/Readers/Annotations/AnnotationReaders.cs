using BiSSL.Training.Data.Datasets;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Which reader knows which dataset's lists.</summary>
internal static class AnnotationReaders
{
    private static readonly Dictionary<string, Func<DatasetFolder, AnnotatedPictures>> s_readers = new()
    {
        ["flowers"] = Flowers102.Read,
        ["cars"] = StanfordCars.Read,
        ["aircrafts"] = FgvcAircraft.Read,
        ["dtd"] = DescribableTextures.Read,
        ["pets"] = OxfordPets.Read,
        ["caltech101"] = Caltech101.Read,
        ["food"] = Food101.Read,
        ["sun397"] = Sun397.Read,
        ["cub200"] = Cub200.Read,
        ["voc2007"] = PascalVoc2007.Read,
    };

    /// <summary>The lists of a dataset, with as many images as there should be and some of every class to train on.</summary>
    /// <exception cref="UserError">A file is missing or damaged, or the numbers are others.</exception>
    public static AnnotatedPictures Read(Dataset dataset, string root)
    {
        var read = s_readers[dataset.Name](new DatasetFolder(dataset, root));
        Require(dataset, root, "training", read.Train.Count, dataset.Sizes.Train);
        Require(dataset, root, "validation", read.Validation.Count, dataset.Sizes.Validation);
        Require(dataset, root, "test", read.Test.Count, dataset.Sizes.Test);
        ClassCounts.Require([.. read.Train.SelectMany(picture => picture.Classes.Select(c => (long)c))], read.ClassNames, root);
        return read;
    }

    private static void Require(Dataset dataset, string root, string part, int count, int expected)
    {
        if (count != expected)
            throw new UserError($"{dataset.Title} in '{Path.GetFullPath(root)}' has {count} {part} images instead of {expected}. {dataset.HowToGet} again.");
    }
}
