using System.Xml;
using System.Xml.Linq;

namespace BiSSL.Training.Data.Readers.Annotations;

/// <summary>Pascal VOC 2007: lists of image names, and an XML file for each image whose objects, difficult ones too, are its classes.</summary>
internal static class PascalVoc2007
{
    private static readonly string[] s_names =
    [
        "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog", "horse", "motorbike", "person",
        "pottedplant", "sheep", "sofa", "train", "tvmonitor",
    ];

    public static AnnotatedPictures Read(DatasetFolder folder)
    {
        LabelledPicture[] Part(string part) => [.. ListLine.In(folder.File($"ImageSets/Main/{part}.txt")).Select(line => Picture(folder, line))];
        return new AnnotatedPictures(s_names, Part("train"), Part("val"), Part("test"));
    }

    private static LabelledPicture Picture(DatasetFolder folder, ListLine line)
    {
        var image = line.Need(1)[0];
        return new LabelledPicture(folder.Picture($"JPEGImages/{image}.jpg", () => line.Place), Classes(folder.File($"Annotations/{image}.xml")));
    }

    private static int[] Classes(string path)
    {
        try
        {
            using var xml = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return [.. XDocument.Load(xml).Root!.Elements("object").Select(thing => Class(path, thing.Element("name")?.Value.Trim() ?? "")).Distinct().Order()];
        }
        catch (XmlException fault)
        {
            throw DataFile.Damaged(path, $"line {fault.LineNumber} is not XML");
        }
    }

    private static int Class(string path, string name) =>
        Array.IndexOf(s_names, name) is >= 0 and var number ? number : throw DataFile.Damaged(path, $"its object '{name}' is none of the {s_names.Length} classes");
}
