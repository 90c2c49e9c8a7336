namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Pascal VOC 2007: lists of names, and objects in XML. Image n shows class n mod 20 twice, once as difficult, and person, which is number 14.</summary>
internal static class VocFiles
{
    private static readonly string[] s_classes =
    [
        "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog", "horse", "motorbike", "person",
        "pottedplant", "sheep", "sofa", "train", "tvmonitor",
    ];

    public static void Write(string root)
    {
        var folder = Path.Combine(root, "VOCdevkit", "VOC2007");
        foreach (var (part, first, count) in new[] { ("train", 0, 20), ("val", 20, 20), ("test", 40, 2) })
        {
            ListFiles.Write(folder, $"ImageSets/Main/{part}.txt", Enumerable.Range(first, count).Select(n => $"{n:000000}"));
            for (var n = first; n < first + count; n++)
            {
                Photo.Write(Path.Combine(folder, "JPEGImages", $"{n:000000}.jpg"), n % 20);
                ListFiles.Write(folder, $"Annotations/{n:000000}.xml", Annotation(n));
            }
        }
    }

    private static string[] Annotation(int n) =>
    [
        "<annotation>", "\t<folder>VOC2007</folder>", $"\t<filename>{n:000000}.jpg</filename>", "\t<size><width>20</width><height>16</height><depth>3</depth></size>",
        .. Thing(s_classes[n % 20], 0), .. Thing(s_classes[n % 20], 1), .. Thing("person", 1), "</annotation>",
    ];

    private static string[] Thing(string name, int difficult) =>
    [
        "\t<object>", $"\t\t<name>{name}</name>", "\t\t<pose>Left</pose>", "\t\t<truncated>0</truncated>", $"\t\t<difficult>{difficult}</difficult>",
        "\t\t<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>12</xmax><ymax>13</ymax></bndbox>", "\t\t<part><name>head</name></part>", "\t</object>",
    ];
}
