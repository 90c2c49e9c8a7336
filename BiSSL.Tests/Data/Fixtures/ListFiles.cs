namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Datasets that tell their images in lists, one on a line.</summary>
internal static class ListFiles
{
    /// <summary>Image number, space, variant.</summary>
    public static void Aircrafts(string root)
    {
        var folder = Path.Combine(root, "fgvc-aircraft-2013b", "data");
        string[] variants = ["707-320", "727-200", "Cessna 172"];
        Write(folder, "variants.txt", variants);
        var number = 34309;
        foreach (var (part, count) in new[] { ("train", 6), ("val", 3), ("test", 3) })
        {
            Write(folder, $"images_variant_{part}.txt", Enumerable.Range(0, count).Select(i =>
            {
                var image = $"{number++:0000000}";
                Photo.Write(Path.Combine(folder, "images", $"{image}.jpg"), i % 3);
                return $"{image} {variants[i % 3]}";
            }));
        }
    }

    /// <summary>CLASS/FILE for each of ten partitions, of which the first counts.</summary>
    public static void Textures(string root)
    {
        var folder = Path.Combine(root, "dtd");
        string[] classes = ["banded", "blotchy", "woven"];
        var number = 1;
        foreach (var (part, count) in new[] { ("train", 6), ("val", 3), ("test", 3) })
        {
            Write(folder, $"labels/{part}1.txt", Enumerable.Range(0, count).Select(i =>
            {
                var image = $"{classes[i % 3]}/{classes[i % 3]}_{number++:0000}.jpg";
                Photo.Write(Path.Combine(folder, "images", image), i % 3);
                return image;
            }));
            Write(folder, $"labels/{part}2.txt", ["banded/elsewhere.jpg"]);
        }
    }

    /// <summary>NAME_NUMBER CLASS SPECIES BREED.</summary>
    public static void Pets(string root)
    {
        var folder = Path.Combine(root, "oxford-iiit-pet");
        string[] breeds = ["Abyssinian", "american_bulldog", "Birman"];
        var number = 100;
        foreach (var (part, count) in new[] { ("trainval", 9), ("test", 3) })
        {
            Write(folder, $"annotations/{part}.txt", Enumerable.Range(0, count).Select(i =>
            {
                var image = $"{breeds[i % 3]}_{number++}";
                Photo.Write(Path.Combine(folder, "images", $"{image}.jpg"), i % 3);
                return $"{image} {i % 3 + 1} {(i % 3 == 1 ? 2 : 1)} {i % 3 / 2 + 1}";
            }));
        }
        Write(folder, "annotations/list.txt", ["#Image CLASS-ID SPECIES BREED ID", "#ID: 1:37 Class ids"]);
    }

    /// <summary>Four files with a number and a value on each line.</summary>
    public static void Birds(string root)
    {
        var folder = Path.Combine(root, "CUB_200_2011");
        string[] classes = ["001.Black_footed_Albatross", "002.Laysan_Albatross", "003.Sooty_Albatross"];
        var images = Enumerable.Range(0, 9).Select(i => (Number: i + 1, Class: i / 3, Path: $"{classes[i / 3]}/{classes[i / 3][4..]}_{i:0000}_796111.jpg")).ToArray();
        Write(folder, "classes.txt", classes.Index().Select(c => $"{c.Index + 1} {c.Item}"));
        Write(folder, "images.txt", images.Select(image => $"{image.Number} {image.Path}"));
        Write(folder, "image_class_labels.txt", images.Select(image => $"{image.Number} {image.Class + 1}"));
        Write(folder, "train_test_split.txt", images.Select(image => $"{image.Number} {(image.Number % 3 == 0 ? 0 : 1)}"));
        foreach (var image in images)
            Photo.Write(Path.Combine(folder, "images", image.Path), image.Class);
    }

    internal static void Write(string folder, string name, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
        File.WriteAllText(Path.Combine(folder, name), string.Concat(lines.Select(line => line + "\n")));
    }
}
