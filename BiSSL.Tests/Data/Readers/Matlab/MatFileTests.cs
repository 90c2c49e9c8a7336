using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training;
using BiSSL.Training.Data.Readers.Matlab;

namespace BiSSL.Tests.Data.Readers.Matlab;

public sealed class MatFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_EveryKindOfArray_GivesWhatWasWritten(bool packed)
    {
        var path = _folder["a.mat"];
        MatWriter.Write(
            path, packed, MatWriter.Numbers("few", 7), MatWriter.Numbers("bytes", 1, 2, 255, 0, 9), MatWriter.Numbers("doubles", 1e6, -3), MatWriter.Text("text", "grün"),
            MatWriter.Cells("cells", [MatWriter.Text("", "a"), MatWriter.Text("", "long enough for padding")]),
            MatWriter.Structs("structs", ["id", "name"], [[MatWriter.Numbers("", 5), MatWriter.Text("", "five")], [MatWriter.Numbers("", 600), MatWriter.Text("", "s")]]));
        var file = MatFile.Read(path);

        Assert.Equal([7], file.Numbers("few"));
        Assert.Equal([1, 2, 255, 0, 9], file.Numbers("bytes"));
        Assert.Equal([1_000_000, -3], file.Numbers("doubles"));
        Assert.Equal("grün", file.Text("text"));
        Assert.Equal(["a", "long enough for padding"], file.Texts("cells"));
        Assert.Equal([(5, "five"), (600, "s")], file.Structs("structs").Select(s => (s.Numbers("id")[0], s.Text("name"))));
    }

    [Fact]
    public void Read_WrongBytes_AreNoticedAndNamed()
    {
        var path = _folder["a.mat"];
        MatWriter.Write(path, true, MatWriter.Numbers("labels", [.. Enumerable.Range(0, 400).Select(i => (double)(i * i % 251))]));
        var whole = File.ReadAllBytes(path);
        Assert.Contains("does not start as a little-endian MATLAB file", Failure(path, whole, bytes => bytes[126] = (byte)'M'));
        Assert.Contains("the packed element at byte 128 cannot be unpacked", Failure(path, whole, bytes => bytes[^1] ^= 1));
        Assert.Contains("the packed element at byte 128 cannot be unpacked", Failure(path, whole, bytes => bytes[200] ^= 0x40));
        Assert.Contains("at byte 128 an element claims", Failure(path, whole[..^9], _ => { }));
        Assert.Contains("at byte 128 it is cut off", Failure(path, whole[..133], _ => { }));
    }

    [Fact]
    public void Read_AnotherVariable_IsNamed()
    {
        var path = _folder["a.mat"];
        MatWriter.Write(path, false, MatWriter.Text("text", "x"), MatWriter.Numbers("half", 0.5));
        var file = MatFile.Read(path);

        Assert.Contains($"'{path}' is damaged: it has no 'labels'", Assert.Throws<UserError>(() => file.Numbers("labels")).Message);
        Assert.Contains("'text' holds no numbers", Assert.Throws<UserError>(() => file.Numbers("text")).Message);
        Assert.Contains("'half' holds numbers that are not whole", Assert.Throws<UserError>(() => file.Numbers("half")).Message);
    }

    [Fact]
    public void Read_AnyCutOrFlippedByte_IsAUserErrorOrReadsOn()
    {
        var path = _folder["a.mat"];
        MatWriter.Write(path, false, MatWriter.Structs("structs", ["id", "name"], [[MatWriter.Numbers("", 5), MatWriter.Text("", "five")]]));
        var whole = File.ReadAllBytes(path);
        var refused = 0;
        for (var place = 128; place < whole.Length; place++)
        {
            foreach (var bytes in new[] { whole[..place], Flipped(whole, place) })
            {
                File.WriteAllBytes(path, bytes);
                refused += Record.Exception(() => MatFile.Read(path).Structs("structs")) switch { null => 0, UserError => 1, var fault => throw fault };
            }
        }
        Assert.True(refused > whole.Length - 128, $"{refused} of {2 * (whole.Length - 128)} were refused");
    }

    private static byte[] Flipped(byte[] whole, int place)
    {
        byte[] copy = [.. whole];
        copy[place] ^= 0xFF;
        return copy;
    }

    private static string Failure(string path, byte[] whole, Action<byte[]> damage)
    {
        byte[] bytes = [.. whole];
        damage(bytes);
        File.WriteAllBytes(path, bytes);
        return Assert.Throws<UserError>(() => MatFile.Read(path)).Message;
    }
}
