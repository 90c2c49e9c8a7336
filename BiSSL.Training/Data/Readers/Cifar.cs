using BiSSL.Training.Data.Datasets;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>CIFAR-10 and CIFAR-100 in their binary format: records of one label byte (CIFAR-100: coarse and fine) and 3×32×32 bytes, row by row.</summary>
public static class Cifar
{
    private const int Side = 32;
    private const int Pixels = 3 * Side * Side;
    private static readonly Format s_ten = new(Dataset.Named("cifar10"), 1, "batches.meta.txt");
    private static readonly Format s_hundred = new(Dataset.Named("cifar100"), 2, "fine_label_names.txt");

    /// <summary>The images in the order of the five files.</summary>
    /// <param name="perFile">Images that each file must have.</param>
    public static ImageSet Train10(string root, int perFile = 10_000) => Read(root, s_ten, perFile, [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")]);

    /// <inheritdoc cref="Train10"/>
    public static ImageSet Test10(string root, int perFile = 10_000) => Read(root, s_ten, perFile, "test_batch.bin");

    /// <summary>The images with their fine labels.</summary>
    /// <inheritdoc cref="Train10"/>
    public static ImageSet Train100(string root, int perFile = 50_000) => Read(root, s_hundred, perFile, "train.bin");

    /// <inheritdoc cref="Train100"/>
    public static ImageSet Test100(string root, int perFile = 10_000) => Read(root, s_hundred, perFile, "test.bin");

    private static ImageSet Read(string root, Format format, int perFile, params string[] names)
    {
        var parts = names.Select(name => Part(DataFile.Find(root, format.Dataset, name), format, perFile)).ToArray();
        using var scope = NewDisposeScope();
        var classNames = DataFile.ClassNames(DataFile.Seek(root, format.Dataset, format.NameFile), format.Dataset.Classes, 0);
        var set = new ImageSet(cat(Array.ConvertAll(parts, p => p.Images)), cat(Array.ConvertAll(parts, p => p.Labels!)), classNames);
        Array.ForEach(parts, p => p.Dispose());
        return set;
    }

    private static ImageSet Part(string path, Format format, int count)
    {
        var record = format.LabelBytes + Pixels;
        DataFile.RequireRecords(path, count, record);
        var bytes = File.ReadAllBytes(path);
        var labels = Enumerable.Range(0, count).Select(i => DataFile.Label(path, i, bytes[i * record + format.LabelBytes - 1], 0, format.Dataset.Classes)).ToArray();
        var images = PixelLoader.Load(count, Side, (i, pixels) => bytes.AsSpan(i * record + format.LabelBytes, Pixels).CopyTo(pixels));
        return new ImageSet(images, tensor(labels));
    }

    /// <summary>The label in use is the last of the label bytes.</summary>
    private sealed record Format(Dataset Dataset, int LabelBytes, string NameFile);
}
