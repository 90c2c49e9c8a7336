using BiSSL.Tests.Data.Fixtures;
using BiSSL.Tests.Data.Imaging;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Readers;

public sealed class DecodedCacheTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<PictureNote> _warnings = [];
    private readonly string[] _files;

    public DecodedCacheTests()
    {
        _files = [.. Enumerable.Range(0, 5).Select(i => _folder[$"{i}.jpg"])];
        foreach (var (i, file) in _files.Index())
            Photo.Write(file, i);
        File.WriteAllBytes(_files[3], File.ReadAllBytes(_files[3])[..200]);
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(_folder["cache"]))
            File.SetUnixFileMode(_folder["cache"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Dispose();
    }

    [Fact]
    public void Load_SecondTime_OpensNoPictureAndSaysTheSame()
    {
        var first = Load(8);
        Assert.Single(Cached());
        foreach (var file in _files)
            Scribble(file);
        var warned = _warnings.ToArray();
        _warnings.Clear();
        var second = Load(8);

        Assert.Equal(first, second);
        Assert.Equal(4 * 3 * 10 * 8, first.Length);
        Assert.Equal(warned, _warnings);
        Assert.Contains(_files[3], Assert.Single(_warnings).Sentence);
    }

    [Fact]
    public void Load_PicturesOfDifferentShapes_ComesBackWithTheirSizes()
    {
        string[] files = [_folder["wide.png"], _folder["grey.png"], _folder["exact.png"]];
        foreach (var file in files)
            File.WriteAllBytes(file, Pictures.Named(Path.GetFileName(file)).Bytes);
        var (decoded, _) = new DecodedCache(_folder["cache"]).Load(files, new(12), _warnings);
        Array.ForEach(files, Scribble);
        var (read, _) = new DecodedCache(_folder["cache"]).Load(files, new(12), _warnings);
        using (decoded)
        using (read)
        {
            Assert.Equal([new(20, 12), new(12, 17), new(12, 12)], read.Sizes);
            Assert.Equal(decoded.Pixels.bytes, read.Pixels.bytes);
        }
    }

    [Fact]
    public void Load_FileOfAnOlderVersion_IsRemovedOnceThereIsANewOne()
    {
        Directory.CreateDirectory(_folder["cache"]);
        File.WriteAllText(_folder["cache/old.u8"], "squares");
        Load(8);

        Assert.EndsWith(".pictures", Assert.Single(Cached()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ChangedPictureOrSize_IsDecodedAnew()
    {
        var first = Load(8);
        Load(12);
        Photo.Write(_files[0], 4);
        File.SetLastWriteTimeUtc(_files[0], DateTime.UnixEpoch);

        Assert.NotEqual(first, Load(8));
        Assert.Equal(3, Cached().Length);
    }

    [Fact]
    public void Load_LinkToAPictureThatChanged_IsDecodedAnew()
    {
        File.Move(_files[0], _folder["pool.jpg"]);
        File.CreateSymbolicLink(_files[0], _folder["pool.jpg"]);
        var first = Load(8);
        Photo.Write(_folder["pool.jpg"], 4);
        File.SetLastWriteTimeUtc(_folder["pool.jpg"], DateTime.UnixEpoch);

        Assert.NotEqual(first, Load(8));
    }

    [Fact]
    public void Unlabelled_TransparentPicturesOnOtherGrounds_AreKeptApart()
    {
        Directory.CreateDirectory(_folder["drawings"]);
        File.WriteAllBytes(_folder["drawings/a.png"], PngWriter.Of(4, 4, 8, 6, (row, y) => row[(y * 4) + 3] = 255, 16)); // black on nothing, a triangle
        var request = new DatasetRequest { Unlabelled = "folder", UnlabelledRoot = _folder["drawings"], Size = 4, DecodedFolder = _folder["cache"] };

        Assert.Equal([0, 255, 255, 255], Pixels(request));
        Assert.Equal([0, 0, 0, 0], Pixels(request with { Background = new(0, 0, 0) }));
        Assert.Equal([0, 255, 255, 255], Pixels(request));
        Assert.Equal(["white", "#000000", "white"], _warnings.Select(note => note.Sentence.Split("; ")[1].Split(' ')[0]));
    }

    [Fact]
    public void Load_OtherDecoder_IsDecodedAnew()
    {
        Assert.SkipUnless(TurboJpeg.IsInstalled, "libturbojpeg0 is not installed; ./test.sh installs it on Debian.");
        Load(8);
        new DecodedCache(_folder["cache"]).Load(_files, new(8) { Jpeg = JpegDecoder.Turbo }, _warnings).Pictures.Dispose();

        Assert.Equal(2, Cached().Length);
    }

    [Fact]
    public void Load_CacheCutShort_IsDecodedAnew()
    {
        var first = Load(8);
        foreach (var length in new[] { 0, 3, 20, 200 })
        {
            File.WriteAllBytes(Cached()[0], File.ReadAllBytes(Cached()[0])[..length]);
            Assert.Equal(first, Load(8));
        }
    }

    [Fact]
    public void Load_CacheWithADamagedHeader_IsDecodedAnew()
    {
        var first = Load(8);
        var file = File.ReadAllBytes(Cached()[0]);
        file[sizeof(int)] = (byte)'?';
        File.WriteAllBytes(Cached()[0], file);

        Assert.Equal(first, Load(8));
        Assert.Equal((byte)'{', File.ReadAllBytes(Cached()[0])[sizeof(int)]);
    }

    [Fact]
    public void Load_CacheOfSomebodyElse_IsReadWithoutRightsToWrite()
    {
        var first = Load(8);
        Array.ForEach(_files, Scribble);
        Share(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        Assert.Equal(first, AsNobody.Do(() => Load(8)));
    }

    [Fact]
    public void Load_CacheThatMayNotBeRead_GoesWithout()
    {
        var first = Load(8);
        Share(UnixFileMode.None);

        Assert.Equal(first, AsNobody.Do(() => Load(8)));
    }

    [Fact]
    public void Load_FileThatAKilledProcessLeft_IsRemovedAfterADay()
    {
        Directory.CreateDirectory(_folder["cache"]);
        foreach (var name in new[] { "old.tmp", "young.tmp" })
            File.WriteAllText(_folder[$"cache/{name}"], "half");
        File.SetLastWriteTimeUtc(_folder["cache/old.tmp"], DateTime.UtcNow.AddDays(-2));
        Load(8);

        Assert.Equal([".pictures", ".tmp"], Cached().Select(Path.GetExtension).Order());
        Assert.True(File.Exists(_folder["cache/young.tmp"]));
    }

    [Fact]
    public void Load_FolderThatCannotBeWritten_GoesWithout()
    {
        File.WriteAllText(_folder["file"], "");
        var (pictures, _) = new DecodedCache(_folder["file"]).Load(_files, new(8), _warnings);
        using (pictures)
            Assert.Equal(4, pictures.Count);
    }

    [Fact]
    public void Labelled_DatasetWithACache_IsTheSameForEverySeedWithoutDecodingAgain()
    {
        var miniature = Miniature.Named("pets");
        miniature.Write(_folder.Path);
        var request = new DatasetRequest { Name = "pets", Root = _folder.Path, Size = 8, ValidationShare = 0.34, Expected = miniature.Dataset, DecodedFolder = _folder["cache"] };
        DataSource.Labelled(request, CPU).Dispose();
        foreach (var picture in Directory.GetFiles(_folder["oxford-iiit-pet/images"]))
            Scribble(picture);
        using var sets = DataSource.Labelled(request with { Seed = 5 }, CPU);

        Assert.Equal((6, 3, 3), (sets.Train.Count, sets.Validation.Count, sets.Test.Count));
    }

    /// <summary>Other bytes, of which the file's length and time do not tell.</summary>
    private static void Scribble(string file)
    {
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
        File.SetLastWriteTimeUtc(file, time);
    }

    /// <summary>The cache as it lies before others, who may open its folder but write nothing.</summary>
    private void Share(UnixFileMode file)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
            return;
        }
        var open = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(Cached()[0], file);
        File.SetUnixFileMode(_folder["cache"], open);
        File.SetUnixFileMode(_folder.Path, open | UnixFileMode.UserWrite);
    }

    private string[] Cached() => Directory.GetFiles(_folder["cache"]);

    private byte[] Pixels(DatasetRequest request)
    {
        using var set = DataSource.Unlabelled(request, CPU, _warnings);
        return set.Pictures.Pixels.bytes[..4].ToArray();
    }

    private byte[] Load(int shortSide)
    {
        var (pictures, _) = new DecodedCache(_folder["cache"]).Load(_files, new(shortSide), _warnings);
        using (pictures)
            return pictures.Pixels.bytes.ToArray();
    }
}
