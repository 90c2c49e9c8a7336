using BiSSL.Training.Data.Datasets;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>FashionMNIST in IDX files, gzipped or not: 28×28 grey levels, repeated in three channels.</summary>
public static class FashionMnist
{
    private static readonly Dataset s_dataset = Dataset.Named("fashionmnist");

    private static readonly string[] s_classNames =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <param name="count">Images that the file must have.</param>
    public static ImageSet Train(string root, int count = 60_000) => Read(root, "train", count);

    /// <inheritdoc cref="Train"/>
    public static ImageSet Test(string root, int count = 10_000) => Read(root, "t10k", count);

    private static ImageSet Read(string root, string part, int expected)
    {
        var imageFile = Find(root, $"{part}-images-idx3-ubyte");
        var labelFile = Find(root, $"{part}-labels-idx1-ubyte");
        var (images, labels) = (Idx.Read(imageFile, 3), Idx.Read(labelFile, 1));
        var (count, side) = (images.Sizes[0], images.Sizes[1]);
        if (side != images.Sizes[2] || count != labels.Sizes[0])
            throw DataFile.Damaged(imageFile, $"{string.Join("×", images.Sizes)} images do not fit the {labels.Sizes[0]} labels in '{labelFile}'");
        if (count != expected)
            throw DataFile.Damaged(imageFile, $"it has {count} images instead of {expected}");
        var classes = labels.Values.Select((label, i) => DataFile.Label(labelFile, i, label, 0, s_classNames.Length)).ToArray();
        return new ImageSet(Pixels(images.Values, count, side), tensor(classes), s_classNames);
    }

    private static Tensor Pixels(byte[] grey, int count, int side) => PixelLoader.Load(count, side, (i, pixels) =>
    {
        for (var channel = 0; channel < 3; channel++)
            grey.AsSpan(i * side * side, side * side).CopyTo(pixels[(channel * side * side)..]);
    });

    private static string Find(string root, string name) =>
        DataFile.Seek(root, s_dataset, name) ?? DataFile.Seek(root, s_dataset, name + ".gz") ?? DataFile.Find(root, s_dataset, name);
}
