namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>Pictures that are in the data twice.</summary>
public sealed class DoublesTests : IDisposable
{
    private readonly FolderTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Load_PicturesOfTrainingInTheTestFolder_AreNamed()
    {
        _tree.Pictures(5, "train/cat", "train/dog", "val/cat", "val/dog", "test/cat", "test/dog");
        _tree.Copy("train/cat/1.jpg", "test/cat/again.jpg");
        _tree.Copy("train/dog/2.jpg", "test/dog/again.jpg");
        _tree.Copy("val/dog/2.jpg", "test/dog/more.jpg");
        using var sets = _tree.Load();

        Assert.Equal(
        [
            "2 pictures of the training part are in the test part too, 'train/cat/1.jpg' = 'test/cat/again.jpg'; 'train/dog/2.jpg' = 'test/dog/again.jpg': accuracy there is too good. Remove them from one of the two.",
            "1 picture of the validation part is in the test part too, 'val/dog/2.jpg' = 'test/dog/more.jpg': accuracy there is too good. Remove it from one of the two.",
        ], sets.Description.Cautions);
    }

    [Fact]
    public void Load_PictureInTwoFilesThatDiffer_IsNamed()
    {
        _tree.Pictures(5, "train/cat", "train/dog", "val/cat", "val/dog", "test/cat", "test/dog");
        var bytes = File.ReadAllBytes(_tree["train/cat/1.jpg"]);
        File.WriteAllBytes(_tree["test/cat/commented.jpg"], [.. bytes[..2], 0xFF, 0xFE, 0, 5, .. "abc"u8, .. bytes[2..]]);
        using var sets = _tree.Load();

        Assert.StartsWith("1 picture of the training part is in the test part too, 'train/cat/1.jpg' = 'test/cat/commented.jpg'", Assert.Single(sets.Description.Cautions));
    }

    [Fact]
    public void Load_PicturesInTwoClasses_AreCountedAndTheFirstNamed()
    {
        _tree.Pictures(5, "train/cat", "train/dog", "val/cat", "val/dog", "test/cat", "test/dog");
        for (var i = 0; i < 5; i++)
            _tree.Copy($"train/cat/{i}.jpg", $"train/dog/cat{i}.jpg");
        using var sets = _tree.Load();

        var caution = Assert.Single(sets.Description.Cautions);
        Assert.StartsWith("5 pictures are in two classes, such as 'train/cat/0.jpg' = 'train/dog/cat0.jpg'; ", caution);
        Assert.DoesNotContain("cat3", caution);
    }

    [Fact]
    public void Load_CopiesInOneClass_StayOnOneSideOfADrawnSplit()
    {
        _tree.Pictures(10, "cat", "dog");
        for (var i = 0; i < 10; i++)
            _tree.Copy($"cat/{i}.jpg", $"cat/copy{i}.jpg");

        for (var seed = 0; seed < 20; seed++)
        {
            using var sets = _tree.Load(seed: seed);
            Assert.Equal((20, 4, 6), FolderPartsTests.Counts(sets));
            Assert.Empty(sets.Description.Cautions);
        }
    }

    [Fact]
    public void Load_ClassOfOnePictureOverAndOver_IsDividedAndNamed()
    {
        _tree.Pictures(10, "cat").Pictures(1, "logo");
        for (var i = 1; i < 10; i++)
            _tree.Copy("logo/0.jpg", $"logo/{i}.jpg");
        using var sets = _tree.Load();

        Assert.Equal((12, 4, 4), FolderPartsTests.Counts(sets));
        Assert.Equal(3, sets.Description.Cautions.Count);
        Assert.StartsWith("6 pictures of the training part are in the test part too, such as 'logo/", sets.Description.Cautions[0]);
    }
}
