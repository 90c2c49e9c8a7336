using BiSSL.Training;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Readers;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>What is not taken of a folder is said, and no class is lost without a word.</summary>
public sealed class LeftOutTests : IDisposable
{
    private readonly FolderTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Load_HiddenFilesAndFolders_AreLeftOutAndCounted()
    {
        _tree.Pictures(6, "cat", "dog", "owl").Pictures(2, ".ipynb_checkpoints", "cat/.ipynb_checkpoints", "__MACOSX/cat", "dog/@eaDir");
        _tree.Picture("cat/._0.jpg");
        _tree.Write("owl/Thumbs.db", "x");
        _tree.Write("owl/DESKTOP.ini", "x");
        using var sets = _tree.Load();

        Assert.Equal(["cat", "dog", "owl"], sets.Train.ClassNames);
        Assert.Equal(18, sets.Train.Count + sets.Validation.Count + sets.Test.Count);
        Assert.Equal("7 hidden files and folders were left out: '.ipynb_checkpoints', '__MACOSX', 'cat/._0.jpg' and 4 others.", Assert.Single(sets.Description.LeftOut));
    }

    [Fact]
    public void Load_ClassWithoutAWholePicture_IsRefusedByName()
    {
        _tree.Pictures(3, "cat", "dog");
        _tree.Write("mist/1.jpg", "cut off");

        Assert.Contains("None of the pictures of the class 'mist'", Refusal());
    }

    [Theory]
    [InlineData("scan.tiff", "")]
    [InlineData("scan", "")]
    [InlineData("nothing.jpg", null)]
    public void Load_ClassOfFilesThatAreNotRead_IsRefusedByName(string file, string? text)
    {
        _tree.Pictures(3, "cat", "dog");
        _tree.Write($"mist/{file}", text ?? "");

        Assert.Contains("The class folder 'mist'", Refusal());
        Assert.Contains("holds files but no picture that can be read", Refusal());
    }

    [Fact]
    public void Load_FilesThatAreNotRead_AreCountedByTheirEndings()
    {
        _tree.Pictures(3, "cat", "dog");
        foreach (var name in new[] { "cat/a.TIF", "cat/b.tif", "dog/c.heic", "cat/list.csv", "dog/list.csv", "notes/list.csv" })
            _tree.Write(name, "something");
        _tree.Write("cat/nothing.png", "");
        using var sets = _tree.Load();

        Assert.Equal(
        [
            "3 files of formats that are not read were left out: 2 .tif and 1 .heic.", "3 files that are no pictures were left out: 3 .csv.",
            "1 empty file was left out: 'cat/nothing.png'.", "1 folder without pictures was left out: 'notes'.",
        ], sets.Description.LeftOut);
        Assert.Empty(sets.Warnings);
    }

    [Fact]
    public void Load_LinkedClasses_AreTakenOnceAndNothingRunsInCircles()
    {
        _tree.Pictures(6, "store/cat", "store/dog", "data/owl");
        _tree.Link("data/cat", _tree["store/cat"]);
        _tree.Link("data/dog", "../store/dog");
        _tree.Link("data/hound", "dog");
        _tree.Link("store/cat/up", "../../data");
        _tree.Link("data/owl/all", "..");
        _tree.Link("data/owl/friends", "../../store");
        _tree.Link("data/owl/gone.jpg", "nowhere.jpg");
        _tree.Link("data/owl/same.jpg", "0.jpg");
        _tree.Link("data/round", "round");
        using var sets = _tree.Load("data");

        Assert.Equal(["cat", "dog", "owl"], sets.Train.ClassNames);
        Assert.Equal((12, 3, 3), FolderPartsTests.Counts(sets));
        Assert.Equal(
        [
            "2 links that lead nowhere were left out: 'owl/gone.jpg' and 'round'.",
            "5 folders that are taken by other ways were left out: 'cat/up', 'hound', 'owl/all' and 2 others.",
            "1 link to a picture that its class has already was left out: 'owl/same.jpg'.",
        ], sets.Description.LeftOut);
    }

    [Fact]
    public void Load_ValidationFolderThatLinksToTheTestFolder_IsLeftOut()
    {
        _tree.Pictures(10, "train/cat", "train/dog").Pictures(3, "test/cat", "test/dog");
        _tree.Link("val", "test");
        using var sets = _tree.Load();

        Assert.Equal((16, 4, 6), FolderPartsTests.Counts(sets));
        Assert.Equal("1 folder that is taken by another way was left out: 'val'.", Assert.Single(sets.Description.LeftOut));
    }

    [Fact]
    public void Load_PartsOfLinksIntoAPool_AreTaken()
    {
        _tree.Pictures(10, "pool/cat", "pool/dog");
        foreach (var kind in new[] { "cat", "dog" })
        {
            for (var i = 0; i < 10; i++)
                _tree.Link($"{(i < 7 ? "train" : "test")}/{kind}/{i}.jpg", $"../../pool/{kind}/{i}.jpg");
        }
        using var sets = _tree.Load();

        Assert.Equal(6, sets.Test.Count);
        Assert.Equal(14, sets.Train.Count + sets.Validation.Count);
        Assert.Empty(sets.Description.Cautions);
    }

    [Fact]
    public void Load_SmallClasses_KeepATrainingPictureAndAreNamedWhereTheyLack()
    {
        _tree.Pictures(8, "many").Pictures(2, "two").Pictures(1, "one");
        using var sets = _tree.Load();

        Assert.Equal([0L, 1L, 2L], FolderPartsTests.Labels(sets.Train).Distinct());
        Assert.Equal(
        [
            "No validation image shows the classes 'one' and 'two': the choice of the best epoch takes no account of them. Give them more pictures.",
            "No test image shows the class 'one': accuracy says nothing of it. Give it more pictures.",
        ], sets.Description.Cautions);
    }

    [Fact]
    public void Unlabelled_FolderWithALoop_IsTakenOnce()
    {
        _tree.Pictures(4, "a", "b/.hidden", "b");
        _tree.Link("a/up", "..");
        var (set, description) = PictureFolder.Unlabelled(_tree.Path, new(8), []);
        using (set)
            Assert.Equal(8, set.Count);

        Assert.Equal(["1 hidden file or folder was left out: 'b/.hidden'.", "1 folder that is taken by another way was left out: 'a/up'."], description.LeftOut);
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "test", true)]
    [InlineData("", "train", false)]
    [InlineData("train", "train/cat", true)]
    [InlineData("", "more", false)]
    public void Unlabelled_FolderThatHoldsTestPictures_IsSaid(string labelled, string unlabelled, bool seen)
    {
        _tree.Pictures(4, "train/cat", "train/dog", "test/cat", "test/dog", "more");
        var descriptions = new List<DataDescription>();
        DataSource.Unlabelled(_tree.Request(labelled) with { Unlabelled = "folder", UnlabelledRoot = _tree[unlabelled] }, CPU, [], descriptions).Dispose();

        Assert.Equal(seen, Assert.Single(descriptions).Cautions.Any(sentence => sentence.StartsWith("The pretext task sees test pictures too", StringComparison.Ordinal)));
    }

    private string Refusal() => Assert.Throws<UserError>(() => _tree.Load()).Message;
}
