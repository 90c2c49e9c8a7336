using BiSSL.Training.Data.Datasets;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>STL-10 in its binary format: 3×96×96 bytes per image, each plane column by column; labels 1 … 10 in a file of their own.</summary>
public static class Stl10
{
    private const int Side = 96;
    private const int Plane = Side * Side;
    private const int Classes = 10;
    private static readonly Dataset s_dataset = Dataset.Named("stl10");

    /// <param name="count">Images that the file must have.</param>
    public static ImageSet Unlabelled(string root, int count = 100_000) => new(Images(DataFile.Find(root, s_dataset, "unlabeled_X.bin"), count));

    /// <inheritdoc cref="Unlabelled"/>
    public static ImageSet Train(string root, int count = 5_000) => Labelled(root, "train", count);

    /// <inheritdoc cref="Unlabelled"/>
    public static ImageSet Test(string root, int count = 8_000) => Labelled(root, "test", count);

    private static ImageSet Labelled(string root, string part, int count)
    {
        var labelFile = DataFile.Find(root, s_dataset, $"{part}_y.bin");
        DataFile.RequireRecords(labelFile, count, 1);
        var labels = File.ReadAllBytes(labelFile).Select((label, i) => DataFile.Label(labelFile, i, label, 1, Classes)).ToArray();
        var images = Images(DataFile.Find(root, s_dataset, $"{part}_X.bin"), count);
        return new ImageSet(images, tensor(labels), DataFile.ClassNames(DataFile.Seek(root, s_dataset, "class_names.txt"), Classes, 1));
    }

    private static Tensor Images(string path, int count)
    {
        DataFile.RequireRecords(path, count, 3 * Plane);
        using var file = File.OpenHandle(path);
        return PixelLoader.Load(count, Side, (i, pixels) =>
        {
            var columns = new byte[3 * Plane];
            RandomAccess.Read(file, columns, (long)i * columns.Length);
            for (var p = 0; p < columns.Length; p++)
                pixels[p - p % Plane + p % Side * Side + p % Plane / Side] = columns[p];
        });
    }
}
