namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Datasets whose lists are MATLAB files.</summary>
internal static class MatlabFiles
{
    /// <summary>24 images of 4 classes: image i, from 1 on, has class i mod 4 + 1. Packed, as the real files are.</summary>
    public static void Flowers(string root)
    {
        var folder = Path.Combine(root, "flowers-102");
        for (var i = 1; i <= 24; i++)
            Photo.Write(Path.Combine(folder, "jpg", $"image_{i:00000}.jpg"), i % 4);
        MatWriter.Write(Path.Combine(folder, "imagelabels.mat"), true, MatWriter.Numbers("labels", [.. Enumerable.Range(1, 24).Select(i => i % 4 + 1.0)]));
        MatWriter.Write(Path.Combine(folder, "setid.mat"), true, MatWriter.Numbers("trnid", 24, 17, 18, 19, 20, 21, 22, 23), MatWriter.Numbers("valid", 1, 2, 3, 4), MatWriter.Numbers("tstid", [.. Enumerable.Range(5, 12).Select(i => (double)i)]));
    }

    /// <summary>Struct arrays, packed for training and not for testing.</summary>
    public static void Cars(string root)
    {
        var folder = Path.Combine(root, "stanford_cars");
        MatWriter.Write(Path.Combine(folder, "devkit", "cars_meta.mat"), false, MatWriter.Cells("class_names", new[] { "AM General Hummer SUV 2000", "Acura RL Sedan 2012", "smart fortwo Convertible 2012" }.Select(name => MatWriter.Text("", name))));
        MatWriter.Write(Path.Combine(folder, "devkit", "cars_train_annos.mat"), true, Annotations(Path.Combine(folder, "cars_train"), 9));
        MatWriter.Write(Path.Combine(folder, "cars_test_annos_withlabels.mat"), false, Annotations(Path.Combine(folder, "cars_test"), 6));
    }

    private static byte[] Annotations(string pictures, int count)
    {
        for (var i = 0; i < count; i++)
            Photo.Write(Path.Combine(pictures, $"{i + 1:00000}.jpg"), i % 3);
        return MatWriter.Structs("annotations", ["bbox_x1", "bbox_y1", "bbox_x2", "bbox_y2", "class", "fname"], Enumerable.Range(0, count).Select(i => new[]
        {
            MatWriter.Numbers("", 39), MatWriter.Numbers("", 116), MatWriter.Numbers("", 569), MatWriter.Numbers("", 375),
            MatWriter.Numbers("", i % 3 + 1), MatWriter.Text("", $"{i + 1:00000}.jpg"),
        }));
    }
}
