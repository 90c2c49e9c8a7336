using BiSSL.Training;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Tests.Data.Readers;

public sealed class CifarTests : IDisposable
{
    private const int Plane = 32 * 32;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train10_FiveFiles_AreReadInOrder()
    {
        for (var file = 1; file <= 5; file++)
            File.WriteAllBytes(_folder[$"data_batch_{file}.bin"], [.. Record([(byte)(file - 1)], file), .. Record([(byte)file], file + 100)]);
        using var set = Cifar.Train10(_folder.Path, perFile: 2);

        Assert.Equal([0L, 1, 1, 2, 2, 3, 3, 4, 4, 5], set.Labels!.data<long>().ToArray());
        Assert.Equal((byte)(102 + 2 * 50 + 3 * 5 + 7), set.Images[3, 2, 5, 7].item<byte>());
    }

    [Fact]
    public void Test100_TwoLabelBytes_UsesTheFineOne()
    {
        Directory.CreateDirectory(_folder["cifar-100-binary"]);
        File.WriteAllBytes(_folder["cifar-100-binary/test.bin"], [.. Record([19, 99], 1), .. Record([0, 42], 2)]);
        File.WriteAllText(_folder["cifar-100-binary/fine_label_names.txt"], string.Join('\n', Enumerable.Range(0, 100).Select(i => $"fine{i}")) + "\n\n");
        using var set = Cifar.Test100(_folder.Path, perFile: 2);

        Assert.Equal([99L, 42L], set.Labels!.data<long>().ToArray());
        Assert.Equal("fine42", set.ClassNames[42]);
        Assert.Equal((byte)(1 + 50 + 3 + 2), set.Images[0, 1, 1, 2].item<byte>());
    }

    [Theory]
    [InlineData(10_000 * 3073 - 5, "30,729,995")]
    [InlineData(9_999 * 3073, "30,726,927")]
    [InlineData(10_001 * 3073, "30,733,073")]
    [InlineData(0, "0")]
    public void Test10_FileOfAnotherLength_SaysWhatItHasAndShouldHave(int length, string text)
    {
        using (var file = File.Create(_folder["test_batch.bin"]))
            file.SetLength(length);

        var message = Assert.Throws<UserError>(() => Cifar.Test10(_folder.Path)).Message;
        Assert.Contains(_folder["test_batch.bin"], message);
        Assert.Contains($"it has {text} bytes instead of 30,730,000 (10,000 × 3,073)", message);
    }

    [Fact]
    public void Official_Lengths_AreThoseOfTheArchives()
    {
        foreach (var (name, records) in new[] { ("train.bin", 50_000), ("test.bin", 10_000) })
            using (var file = File.Create(_folder[name]))
                file.SetLength(records * 3074L);
        using var train = Cifar.Train100(_folder.Path);
        using var test = Cifar.Test100(_folder.Path);

        Assert.Equal((50_000, 10_000), (train.Count, test.Count));
    }

    [Fact]
    public void Test10_LabelOutOfRange_SaysWhichRecord()
    {
        File.WriteAllBytes(_folder["test_batch.bin"], [.. Record([3], 1), .. Record([10], 2)]);

        Assert.Contains("record 1 has label 10, outside of 0 … 9", Assert.Throws<UserError>(() => Cifar.Test10(_folder.Path, perFile: 2)).Message);
    }

    [Fact]
    public void Train10_MissingFile_SaysWhichWhereAndWhereFrom()
    {
        File.WriteAllBytes(_folder["data_batch_1.bin"], Record([0], 1));

        var message = Assert.Throws<UserError>(() => Cifar.Train10(_folder.Path, perFile: 1)).Message;
        Assert.Contains("data_batch_2.bin", message);
        Assert.Contains(_folder["cifar-10-batches-bin"], message);
        Assert.Contains("www.cs.toronto.edu", message);
    }

    /// <summary>Label bytes, then red, green and blue planes, row by row.</summary>
    private static byte[] Record(byte[] labels, int image) =>
        [.. labels, .. Enumerable.Range(0, 3 * Plane).Select(p => (byte)(image + p / Plane * 50 + p % Plane / 32 * 3 + p % 32))];
}
