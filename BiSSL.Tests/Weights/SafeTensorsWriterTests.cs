using BiSSL.Training.Weights;

namespace BiSSL.Tests.Weights;

public sealed class SafeTensorsWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_TensorsOfEveryType_ComeBackAtAlignedPlaces()
    {
        var random = new Random(1);
        TensorSource[] tensors = [.. Enum.GetValues<ElementType>().SelectMany(type => (long[][])[[], [3], [2, 0], [5, 1, 3]], Random)];
        TensorSource Random(ElementType type, long[] shape)
        {
            byte[] bytes = new byte[shape.Aggregate((long)type.Size(), (a, b) => a * b)];
            random.NextBytes(bytes);
            return new($"{type}.{string.Join('x', shape)}.\"\\<é", type, shape, s => s.Write(bytes));
        }

        using SafeTensorsFile file = Written(tensors, new() { ["a \"b\""] = "c\n<d>" });

        Assert.Equal("c\n<d>", file.Metadata["a \"b\""]);
        Assert.Equal(tensors.Length, file.Entries.Count);
        foreach (TensorSource tensor in tensors)
        {
            TensorEntry entry = file.Find(tensor.Name);
            Assert.Equal((tensor.Type, 0), (entry.Type, entry.Offset % tensor.Type.Size()));
            Assert.Equal(tensor.Shape, entry.Shape);
            Assert.Equal(BytesOf(tensor), Read(file, entry));
        }
    }

    [Fact]
    public void Write_NothingAtAll_IsAValidFile()
    {
        using SafeTensorsFile file = Written([], []);

        Assert.Empty(file.Entries);
    }

    [Fact]
    public void Length_BeforeWriting_IsTheFilesLength()
    {
        var writer = new SafeTensorsWriter([new("a", ElementType.I32, [3], s => s.Write(new byte[12]))]);
        using var stream = new MemoryStream();
        writer.Write(stream);

        Assert.Equal(stream.Length, writer.Length);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "__metadata__")]
    public void New_NamesThatClash_AreRefused(string one, string other) => Assert.Throws<ArgumentException>(() =>
        new SafeTensorsWriter([new(one, ElementType.U8, [0], _ => { }), new(other, ElementType.U8, [0], _ => { })]));

    [Fact]
    public void Write_TensorOfTheWrongLength_IsRefused() => Assert.Throws<InvalidOperationException>(() =>
        new SafeTensorsWriter([new("a", ElementType.U8, [3], s => s.Write(new byte[2]))]).Write(new MemoryStream()));

    private static byte[] BytesOf(TensorSource tensor)
    {
        using var stream = new MemoryStream();
        tensor.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Read(SafeTensorsFile file, TensorEntry entry)
    {
        byte[] bytes = new byte[entry.Length];
        file.Read(entry, 0, bytes);
        return bytes;
    }

    private SafeTensorsFile Written(TensorSource[] tensors, Dictionary<string, string> metadata)
    {
        string path = _folder["weights.safetensors"];
        using (FileStream stream = File.Create(path))
            new SafeTensorsWriter(tensors, metadata).Write(stream);
        return SafeTensorsFile.Open(path);
    }
}
