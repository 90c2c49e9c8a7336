using BiSSL.Training.Data.Datasets;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>A dataset of few small files in the format of the real one, written from the format's documentation.</summary>
/// <param name="Dataset">What is known of it, with the miniature's own counts.</param>
/// <param name="Write">Writes the files into a folder, where the real archives would be unpacked.</param>
internal sealed record Miniature(Dataset Dataset, Action<string> Write)
{
    public static IReadOnlyList<Miniature> All { get; } =
    [
        Of("stl10", 10, new(30, 0, 20, 12), BinaryFiles.Stl10),
        Of("flowers", 4, new(8, 4, 12), MatlabFiles.Flowers),
        Of("cars", 3, new(9, 0, 6), MatlabFiles.Cars),
        Of("aircrafts", 3, new(6, 3, 3), ListFiles.Aircrafts),
        Of("dtd", 3, new(6, 3, 3), ListFiles.Textures),
        Of("pets", 3, new(9, 0, 3), ListFiles.Pets),
        Of("fashionmnist", 10, new(20, 0, 10), BinaryFiles.FashionMnist),
        Of("cifar10", 10, new(100, 0, 20), BinaryFiles.Cifar10),
        Of("cifar100", 100, new(200, 0, 100), BinaryFiles.Cifar100),
        Of("caltech101", 3, new(6, 0, 5), FolderFiles.Caltech),
        Of("food", 3, new(9, 0, 3), FolderFiles.Food),
        Of("sun397", 3, new(6, 0, 6), FolderFiles.Sun),
        Of("cub200", 3, new(6, 0, 3), ListFiles.Birds),
        Of("voc2007", 20, new(20, 20, 2), VocFiles.Write),
    ];

    public static Miniature Named(string name) => All.Single(one => one.Dataset.Name == name);

    public override string ToString() => Dataset.Name;

    // Checksums are those of the real files.
    private static Miniature Of(string name, int classes, DatasetSizes sizes, Action<string> write) =>
        new(Dataset.Named(name) with { Classes = classes, Sizes = sizes, Md5 = new Dictionary<string, string>() }, write);
}
