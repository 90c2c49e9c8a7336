using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>STL-10 in its binary format: 3×96×96 bytes per image, each plane column by column; labels 1 … 10 in a file of their own.</summary>
public static class Stl10
{
    private const int Side = 96;
    private const int Plane = Side * Side;
    private const int Classes = 10;
    private const string Folder = "stl10_binary";
    private const string Origin = "stl10_binary.tar.gz from ai.stanford.edu/~acoates/stl10/";

    /// <summary>100,000 images.</summary>
    public static ImageSet Unlabelled(string root) => new(Images(DataFile.Find(root, Folder, "unlabeled_X.bin", Origin)));

    /// <summary>5,000 images.</summary>
    public static ImageSet Train(string root) => Labelled(root, "train");

    /// <summary>8,000 images.</summary>
    public static ImageSet Test(string root) => Labelled(root, "test");

    private static ImageSet Labelled(string root, string part)
    {
        var labelFile = DataFile.Find(root, Folder, $"{part}_y.bin", Origin);
        var labels = File.ReadAllBytes(labelFile).Select((label, i) => DataFile.Label(labelFile, i, label, 1, Classes)).ToArray();
        var imageFile = DataFile.Find(root, Folder, $"{part}_X.bin", Origin);
        var images = Images(imageFile);
        if (images.size(0) != labels.Length)
            throw DataFile.Damaged(imageFile, $"it has {images.size(0)} images, but '{labelFile}' has {labels.Length} labels");
        return new ImageSet(images, tensor(labels), DataFile.ClassNames(DataFile.Seek(root, Folder, "class_names.txt"), Classes));
    }

    private static Tensor Images(string path)
    {
        using var file = File.OpenHandle(path);
        return PixelLoader.Load(DataFile.Records(path, 3 * Plane), Side, (i, pixels) =>
        {
            var columns = new byte[3 * Plane];
            RandomAccess.Read(file, columns, (long)i * columns.Length);
            for (var p = 0; p < columns.Length; p++)
                pixels[p - p % Plane + p % Side * Side + p % Plane / Side] = columns[p];
            return true;
        }).Images;
    }
}
