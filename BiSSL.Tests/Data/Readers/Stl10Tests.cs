using BiSSL.Training;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Tests.Data.Readers;

public sealed class Stl10Tests : IDisposable
{
    private const int Side = 96;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_ColumnMajorPlanes_AreTurned()
    {
        Write("train_X.bin", 3);
        File.WriteAllBytes(_folder["train_y.bin"], [1, 10, 4]);
        File.WriteAllLines(_folder["class_names.txt"], Enumerable.Range(1, 10).Select(i => $"kind{i}"));
        using var set = Stl10.Train(_folder.Path, count: 3);

        Assert.Equal([3, 3, Side, Side], set.Images.shape);
        Assert.Equal([0L, 9L, 3L], set.Labels!.data<long>().ToArray());
        Assert.Equal("kind10", set.ClassNames[9]);
        foreach (var (image, channel, row, column) in new[] { (0, 0, 0, 0), (1, 2, 5, 90), (2, 1, 95, 3) })
            Assert.Equal(Level(image, channel, row, column), set.Images[image, channel, row, column].item<byte>());
    }

    [Fact]
    public void Unlabelled_UnpackedFolderBelowTheRoot_IsFound()
    {
        Directory.CreateDirectory(_folder["stl10_binary"]);
        Write("stl10_binary/unlabeled_X.bin", 2);
        using var set = Stl10.Unlabelled(_folder.Path, count: 2);

        Assert.Equal(2, set.Count);
        Assert.Null(set.Labels);
    }

    [Fact]
    public void Train_NoFiles_SaysWhichWhereAndWhereFrom()
    {
        var message = Assert.Throws<UserError>(() => Stl10.Train(_folder.Path)).Message;

        Assert.Contains("train_y.bin", message);
        Assert.Contains(_folder["stl10_binary"], message);
        Assert.Contains("ai.stanford.edu", message);
    }

    [Fact]
    public void Train_DamagedFiles_SayWhatIsWrong()
    {
        Write("train_X.bin", 2);
        File.WriteAllBytes(_folder["train_y.bin"], [1, 11]);
        Assert.Contains("record 1 has label 11, outside of 1 … 10", Failure(count: 2));
        File.WriteAllBytes(_folder["train_y.bin"], [1, 2, 3]);
        Assert.Contains("train_X.bin' is damaged: it has 55,296 bytes instead of 82,944 (3 × 27,648)", Failure(count: 3));
        Assert.Contains("train_y.bin' is damaged: it has 3 bytes instead of 5,000 (5,000 × 1)", Failure(count: 5000));
    }

    [Fact]
    public void Unlabelled_CutAtAnImage_SaysSo()
    {
        using (var file = File.Create(_folder["unlabeled_X.bin"]))
            file.SetLength(99_999L * 27_648);
        var message = Assert.Throws<UserError>(() => Stl10.Unlabelled(_folder.Path)).Message;
        Assert.Contains("it has 2,764,772,352 bytes instead of 2,764,800,000 (100,000 × 27,648)", message);
    }

    private string Failure(int count) => Assert.Throws<UserError>(() => Stl10.Train(_folder.Path, count)).Message;

    /// <summary>Column-major planes: within a channel, the row runs fastest.</summary>
    private void Write(string name, int images)
    {
        using var file = File.Create(_folder[name]);
        for (var image = 0; image < images; image++)
        {
            for (var place = 0; place < 3 * Side * Side; place++)
                file.WriteByte(Level(image, place / (Side * Side), place % Side, place / Side % Side));
        }
    }

    private static byte Level(int image, int channel, int row, int column) => (byte)(image * 101 + channel * 57 + row * 7 + column * 3);
}
