using System.Text.Json;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Datasets with a folder for each class.</summary>
internal static class FolderFiles
{
    /// <summary>No lists; a folder of background is no class, and upper case comes first.</summary>
    public static void Caltech(string root)
    {
        var folder = Path.Combine(root, "caltech101", "101_ObjectCategories");
        foreach (var (name, number, count) in new[] { ("BACKGROUND_Google", 9, 5), ("Faces_easy", 0, 3), ("accordion", 1, 4), ("yin_yang", 2, 4) })
        {
            for (var i = 1; i <= count; i++)
                Photo.Write(Path.Combine(folder, name, $"image_{i:0000}.jpg"), number);
        }
    }

    /// <summary>JSON objects of lists.</summary>
    public static void Food(string root)
    {
        var folder = Path.Combine(root, "food-101");
        string[] classes = ["apple_pie", "baby_back_ribs", "waffles"];
        foreach (var (part, first, count) in new[] { ("train", 1005649, 3), ("test", 1011328, 1) })
        {
            var lists = classes.Index().ToDictionary(c => c.Item, c => Enumerable.Range(first, count).Select(i => $"{c.Item}/{i + 10 * c.Index}").ToArray());
            foreach (var (number, name) in classes.Index())
                Array.ForEach(lists[name], image => Photo.Write(Path.Combine(folder, "images", $"{image}.jpg"), number));
            ListFiles.Write(folder, $"meta/{part}.json", [JsonSerializer.Serialize(lists)]);
        }
    }

    /// <summary>Folders below a letter, some of two levels.</summary>
    public static void Sun(string root)
    {
        var folder = Path.Combine(root, "SUN397");
        string[] classes = ["/a/abbey", "/a/apartment_building/outdoor", "/y/youth_hostel"];
        ListFiles.Write(folder, "ClassName.txt", classes);
        foreach (var (part, letter) in new[] { ("Training", 'a'), ("Testing", 'b') })
        {
            ListFiles.Write(folder, $"Partitions/{part}_01.txt", classes.Index().SelectMany(c => Enumerable.Range(0, 2).Select(i =>
            {
                var image = $"{c.Item}/sun_{letter}{(char)('a' + i)}ulhwrhqgejnyt.jpg";
                Photo.Write(folder + image, c.Index);
                return image;
            })));
        }
    }
}
