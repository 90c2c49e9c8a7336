using BiSSL.Tests.Data.Imaging;
using BiSSL.Training;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Readers;
using BiSSL.Training.Data.Readers.Folders;

namespace BiSSL.Tests.Data.Readers;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<PictureNote> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Labelled_FolderPerClass_NamesClassesInByteOrder()
    {
        Put("beta/2.JPG", "wide.jpg");
        Put("beta/1.png", "wide.png");
        Put("Zeta/deep/er/1.jpeg", "grey.jpg");
        Put("Zeta/2.png", "grey.png");
        using var set = Labelled();

        Assert.Equal(["Zeta", "beta"], set.ClassNames);
        Assert.Equal([0L, 0L, 1L, 1L], set.Labels!.data<long>().ToArray());
        Assert.Equal([(12, 17), (12, 17), (20, 12), (20, 12)], set.Pictures.Sizes.Select(size => (size.Width, size.Height)));
        GoldenData.AssertLevels(Pictures.Named("wide.png").Square, Pictures.Centre(set.Pictures, 2), 1);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Labelled_PictureOfWhichNothingIsThere_IsLeftOutAndNamed()
    {
        Put("a/1.jpg", "wide.jpg");
        Put("a/2.jpg", "wide.jpg", 0.5);
        Put("b/3.png", "wide.png", 0.1);
        Put("b/4.png", "grey.png");
        using var set = Labelled();

        Assert.Equal([0L, 1L], set.Labels!.data<long>().ToArray());
        GoldenData.AssertLevels(Pictures.Named("grey.png").Square, Pictures.Centre(set.Pictures, 1), 1);
        Assert.Equal([true, true], _warnings.Select(note => note.IsLeftOut));
        Assert.Contains(Path.Combine("a", "2.jpg"), _warnings[0].Sentence);
        Assert.Contains(Path.Combine("b", "3.png"), _warnings[1].Sentence);
    }

    [Fact]
    public void Unlabelled_LinkToNowhere_IsLeftOutAndNamed()
    {
        Put("1.jpg", "wide.jpg");
        File.CreateSymbolicLink(_folder["2.jpg"], _folder["gone.jpg"]);
        var (set, description) = PictureFolder.Unlabelled(_folder.Path, new(12), _warnings);
        using (set)
            Assert.Equal(1, set.Count);

        Assert.Equal("1 link that leads nowhere was left out: '2.jpg'.", Assert.Single(description.LeftOut));
    }

    [Fact]
    public void Unlabelled_DamagedAndTransparentPictures_AreUsedAndSaid()
    {
        Put("1.png", "wide.png", 0.9);
        Put("2.png", "transparent.png");
        Put("3.png", "grey.png");
        using var set = PictureFolder.Unlabelled(_folder.Path, new(12), _warnings).Set;

        Assert.Equal(3, set.Count);
        Assert.Contains("1.png' as far as it can be seen: it is damaged or cut off: its last 12 % are grey.", _warnings[0].Sentence);
        Assert.Equal("1 damaged picture of 3 is used as far as can be seen.", _warnings[1].Sentence);
        Assert.Equal("1 picture of 3 is transparent in places; white is seen there.", _warnings[2].Sentence);
        Assert.DoesNotContain(_warnings, note => note.IsLeftOut);
    }

    [Fact]
    public void Unlabelled_NestedFolders_TakesEveryPicture()
    {
        Put("1.jpg", "wide.jpg");
        Put("x/y/2.png", "wide.png");
        using var set = PictureFolder.Unlabelled(_folder.Path, new(12), _warnings).Set;

        Assert.Equal(2, set.Count);
        Assert.Null(set.Labels);
    }

    [Fact]
    public void Unlabelled_MoreThanOneChunkWithGaps_KeepsTheOrder()
    {
        for (var i = 0; i < 600; i++)
            Put($"{i:000}.png", i % 2 == 0 ? "wide.png" : "exact.png", i % 3 == 0 ? 0.1 : 1);
        using var set = PictureFolder.Unlabelled(_folder.Path, new(12), _warnings).Set;

        Assert.Equal((400, 200), (set.Count, _warnings.Count));
        var last = Enumerable.Range(0, 600).Where(i => i % 3 != 0).Select(i => i % 2 == 0 ? "wide.png" : "exact.png").ToArray();
        foreach (var i in new[] { 0, 1, 200, 201, 398, 399 })
            GoldenData.AssertLevels(Pictures.Named(last[i]).Square, Pictures.Centre(set.Pictures, i), 1);
    }

    [Fact]
    public void Unlabelled_NoFolder_SaysWhereItLooked()
    {
        var missing = _folder["nowhere"];

        Assert.Contains(missing, Assert.Throws<UserError>(() => PictureFolder.Unlabelled(missing, new(12), _warnings)).Message);
    }

    [Fact]
    public void Unlabelled_FolderWithoutPictures_SaysSo()
    {
        Assert.Contains("has no pictures", Assert.Throws<UserError>(() => PictureFolder.Unlabelled(_folder.Path, new(12), _warnings)).Message);
        Put("a/1.jpg", "wide.jpg", 0.5);
        Assert.Contains("has no undamaged pictures", Assert.Throws<UserError>(() => PictureFolder.Unlabelled(_folder.Path, new(12), _warnings)).Message);
    }

    private ImageSet Labelled()
    {
        var classes = new FolderClasses(_folder.Path);
        return PictureFolder.Labelled(classes.Parts[0], classes.Names, new(12), _warnings, "").Set;
    }

    private void Put(string name, string picture, double share = 1)
    {
        var bytes = Pictures.Named(picture).Bytes;
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllBytes(_folder[name], bytes[..(int)(bytes.Length * share)]);
    }
}
