using System.Buffers.Binary;
using System.IO.Compression;
using BiSSL.Training;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Tests.Data.Readers;

public sealed class FashionMnistTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Train_PlainOrZipped_HasThreeEqualChannels(bool zipped)
    {
        Write("train-images-idx3-ubyte", [2, 28, 28], [.. Enumerable.Range(0, 2 * 784).Select(i => (byte)(i * 3))], zipped);
        Write("train-labels-idx1-ubyte", [2], [9, 0], zipped);
        using var set = FashionMnist.Train(_folder.Path, 2);

        Assert.Equal([2, 3, 28, 28], set.Images.shape);
        Assert.Equal([9L, 0L], set.Labels!.data<long>().ToArray());
        for (var channel = 0; channel < 3; channel++)
            Assert.Equal(3 * (784 + 5 * 28 + 7) % 256, set.Images[1, channel, 5, 7].item<byte>());
    }

    [Fact]
    public void Test_NoFiles_SaysWhichWhereAndWhereFrom()
    {
        var message = Assert.Throws<UserError>(() => FashionMnist.Test(_folder.Path)).Message;

        Assert.Contains("t10k-images-idx3-ubyte", message);
        Assert.Contains(_folder["FashionMNIST/raw"], message);
        Assert.Contains("fashion-mnist", message);
    }

    [Fact]
    public void Test_DamagedFiles_SayWhatIsWrong()
    {
        Write("t10k-labels-idx1-ubyte", [1], [0], false);
        Write("t10k-images-idx3-ubyte", [1, 28, 28], new byte[700], false);
        Assert.Contains("700 values instead of 1×28×28", Failure());
        Write("t10k-images-idx3-ubyte", [1, 784], new byte[784], false);
        Assert.Contains("does not start as an IDX file of 3 dimensions", Failure());
        Write("t10k-images-idx3-ubyte", [2, 28, 28], new byte[2 * 784], false);
        Assert.Contains("do not fit the 1 labels", Failure());
        Write("t10k-images-idx3-ubyte", [1, 28, 28], new byte[784], false);
        Write("t10k-labels-idx1-ubyte", [1], [10], false);
        Assert.Contains("record 0 has label 10", Failure());
    }

    [Fact]
    public void Test_ZippedFileCutOff_IsDamaged()
    {
        var random = new Random(1);
        var noise = new byte[784];
        random.NextBytes(noise);
        Write("t10k-images-idx3-ubyte", [1, 28, 28], noise, true);
        Write("t10k-labels-idx1-ubyte", [1], [0], true);
        var path = _folder["t10k-images-idx3-ubyte.gz"];
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..300]);

        Assert.Contains(path, Failure());
    }

    private string Failure() => Assert.Throws<UserError>(() => FashionMnist.Test(_folder.Path, 1)).Message;

    private void Write(string name, int[] sizes, byte[] values, bool zipped)
    {
        var header = new byte[4 + 4 * sizes.Length];
        BinaryPrimitives.WriteInt32BigEndian(header, 0x800 + sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), sizes[i]);
        using var file = File.Create(_folder[zipped ? name + ".gz" : name]);
        using Stream target = zipped ? new GZipStream(file, CompressionMode.Compress) : file;
        target.Write([.. header, .. values]);
    }
}
