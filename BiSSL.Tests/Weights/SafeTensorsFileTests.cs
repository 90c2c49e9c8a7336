using System.Buffers.Binary;
using System.Text;
using BiSSL.Training;
using BiSSL.Training.Weights;

namespace BiSSL.Tests.Weights;

public sealed class SafeTensorsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string FilePath => _folder["weights.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FileWrittenByHand_GivesItsTensorsAndTexts()
    {
        Write("""
            {"__metadata__":{"format":"pt","ü":"\u00fc"},"b":{"dtype":"I16","shape":[],"data_offsets":[8,10]},
             "a":{"data_offsets":[0,8],"shape":[2,1],"dtype":"F32"},"none":{"dtype":"F64","shape":[3,0],"data_offsets":[8,8]}}
            """, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);
        byte[] bytes = new byte[3];
        file.Read(file.Find("a"), 4, bytes);

        Assert.Equal(("pt", "ü"), (file.Metadata["format"], file.Metadata["ü"]));
        Assert.Equal(["a", "none", "b"], file.Entries.Select(e => e.Name));
        Assert.Equal((ElementType.F32, 8), (file.Find("a").Type, file.Find("a").Length));
        Assert.Equal([2, 1], file.Find("a").Shape);
        Assert.Equal([5, 6, 7], bytes);
        Assert.Empty(file.Find("b").Shape);
    }

    [Theory]
    [InlineData("{}", 1, "1 bytes at its end belong to no tensor")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", 2, "ends 1 bytes after the end")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 3, "hole")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "there twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\u0061":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "there twice")]
    [InlineData("""{"a":{"dtype":"F8","shape":[1],"data_offsets":[0,1]}}""", 1, "dtype 'F8'")]
    [InlineData("""{"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}""", 4, "dtype 'f32'")]
    [InlineData("""{"a":{"dtype":"3","shape":[1],"data_offsets":[0,4]}}""", 4, "dtype '3'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1, "not a whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}""", 1, "not a whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}}""", 1, "not a whole number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,1]}}""", 1, "not a whole number")]
    [InlineData("""{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "more bytes than a file can hold")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,0]}}""", 0, "more bytes than a file can hold")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", 1, "impossible offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""", 1, "impossible offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1, "lacks")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", 1, "more than 2")]
    [InlineData("""{"a":{"dtype":"U8","data_offsets":[0,1]}}""", 1, "lacks")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "too many")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":0}}""", 1, "too many")]
    [InlineData("""{"a":3}""", 0, "not written as it should be")]
    [InlineData("""{"__metadata__":{"a":3}}""", 0, "not written as it should be")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, "there twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "two sections")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 1, "not the JSON")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[[[[[1]]]]]],"data_offsets":[0,1]}}""", 1, "not")]
    [InlineData("{} {}", 0, "not the JSON")]
    [InlineData("{", 0, "not the JSON")]
    [InlineData(" {}", 0, "begin with '{'")]
    [InlineData("[]", 0, "begin with '{'")]
    [InlineData("", 0, "begin with '{'")]
    public void Open_HeaderThatBreaksARule_NamesFileAndFault(string header, int dataBytes, string fault)
    {
        Write(header, new byte[dataBytes]);

        AssertRefused(fault);
    }

    [Fact]
    public void Open_HeaderThatIsNotUtf8_NamesFileAndFault()
    {
        File.WriteAllBytes(FilePath, [4, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xff, 0xfe, (byte)'}']);

        AssertRefused("not UTF-8");
    }

    [Theory]
    [InlineData(0UL, 4)]
    [InlineData(100UL, 60)]
    [InlineData(100_000_001UL, 60)]
    [InlineData(ulong.MaxValue, 60)]
    [InlineData(1UL << 63, 60)]
    public void Open_HeaderLengthBeyondTheFile_NamesFileAndFault(ulong length, int fileBytes)
    {
        byte[] bytes = new byte[Math.Max(8, fileBytes)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(FilePath, bytes[..fileBytes]);

        AssertRefused(fileBytes < 8 ? "cut short" : $"its header has {length} bytes");
    }

    [Fact]
    public void Open_NoSuchFileOrAFolder_SaysSo()
    {
        Assert.Contains("cannot be read", Assert.Throws<UserError>(() => SafeTensorsFile.Open(_folder["nothing"])).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<UserError>(() => SafeTensorsFile.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatWasCutSinceItWasOpened_SaysSo()
    {
        Write("""{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", new byte[8]);
        using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);
        using (var stream = new FileStream(FilePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            stream.SetLength(stream.Length - 1);

        Assert.Contains("cut short", Assert.Throws<UserError>(() => file.Read(file.Find("a"), 0, new byte[8])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NameThatIsNotThere_SaysSo()
    {
        Write("{}", []);
        using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);

        Assert.Contains("no tensor 'conv1.weight'", Assert.Throws<UserError>(() => file.Find("conv1.weight")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MutatedFiles_AreRefusedOrStillWhole()
    {
        var random = new Random(5);
        byte[] whole = Valid();
        int opened = 0;
        for (int i = 0; i < 1500; i++)
        {
            File.WriteAllBytes(FilePath, Mutate(whole, random));
            opened += OpensWhole() ? 1 : 0;
        }

        Assert.InRange(opened, 1, 1499);
    }

    private static byte[] Valid()
    {
        using var stream = new MemoryStream();
        new SafeTensorsWriter(
            [
                new("layer1.0.weight", ElementType.F32, [2, 3], s => s.Write(new byte[24])),
                new("steps", ElementType.I64, [], s => s.Write(new byte[8])),
                new("mask", ElementType.BOOL, [0, 5], _ => { }),
                new("bytes", ElementType.U8, [7], s => s.Write(new byte[7])),
            ],
            new Dictionary<string, string> { ["format"] = "pt" }).Write(stream);
        return stream.ToArray();
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = (byte)"0123456789{}[],:\"-. \\"[random.Next(21)];
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                case 3:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(9)));
                    break;
                default:
                    bytes[random.Next(8)] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    private bool OpensWhole()
    {
        try
        {
            using SafeTensorsFile file = SafeTensorsFile.Open(FilePath);
            foreach (TensorEntry entry in file.Entries)
                file.Read(entry, 0, new byte[entry.Length]);
            Assert.Equal(new FileInfo(FilePath).Length, file.Entries.Max(e => e.Offset + e.Length));
            return true;
        }
        catch (UserError e)
        {
            Assert.Contains(FilePath, e.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private void AssertRefused(string fault)
    {
        string message = Assert.Throws<UserError>(() => SafeTensorsFile.Open(FilePath)).Message;
        Assert.StartsWith(FilePath, message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    private void Write(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        File.WriteAllBytes(FilePath, [.. length, .. json, .. data]);
    }
}
