using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>FashionMNIST in IDX files, gzipped or not: 28×28 grey levels, repeated in three channels.</summary>
public static class FashionMnist
{
    private const string Origin = "the four .gz files from fashion-mnist.s3-website.eu-central-1.amazonaws.com";
    private static readonly string s_folder = Path.Combine("FashionMNIST", "raw");

    private static readonly string[] s_classNames =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>60,000 images.</summary>
    public static ImageSet Train(string root) => Read(root, "train");

    /// <summary>10,000 images.</summary>
    public static ImageSet Test(string root) => Read(root, "t10k");

    private static ImageSet Read(string root, string part)
    {
        var imageFile = Find(root, $"{part}-images-idx3-ubyte");
        var labelFile = Find(root, $"{part}-labels-idx1-ubyte");
        var (images, labels) = (Idx.Read(imageFile, 3), Idx.Read(labelFile, 1));
        var (count, side) = (images.Sizes[0], images.Sizes[1]);
        if (side != images.Sizes[2] || count != labels.Sizes[0])
            throw DataFile.Damaged(imageFile, $"{string.Join("×", images.Sizes)} images do not fit the {labels.Sizes[0]} labels in '{labelFile}'");
        var classes = labels.Values.Select((label, i) => DataFile.Label(labelFile, i, label, 0, s_classNames.Length)).ToArray();
        return new ImageSet(Pixels(images.Values, count, side), tensor(classes), s_classNames);
    }

    private static Tensor Pixels(byte[] grey, int count, int side) => PixelLoader.Load(count, side, (i, pixels) =>
    {
        for (var channel = 0; channel < 3; channel++)
            grey.AsSpan(i * side * side, side * side).CopyTo(pixels[(channel * side * side)..]);
        return true;
    }).Images;

    private static string Find(string root, string name) =>
        DataFile.Seek(root, s_folder, name) ?? DataFile.Seek(root, s_folder, name + ".gz") ?? DataFile.Find(root, s_folder, name, Origin);
}
