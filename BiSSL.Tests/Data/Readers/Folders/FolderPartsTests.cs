using BiSSL.Training;
using BiSSL.Training.Data;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>Which folders are taken for training, validation, test and classes.</summary>
public sealed class FolderPartsTests : IDisposable
{
    private readonly FolderTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("train", "val")]
    [InlineData("Train", "Val")]
    [InlineData("training", "validation")]
    [InlineData("TRAIN", "dev")]
    [InlineData("train", "valid")]
    public void Load_NoTestFolder_TakesASeededShareOfTheTrainingPictures(string training, string validation)
    {
        _tree.Pictures(10, $"{training}/cat", $"{training}/dog", $"{training}/owl").Pictures(3, $"{validation}/cat", $"{validation}/dog", $"{validation}/owl");
        using var sets = _tree.Load();
        using var again = _tree.Load();
        using var other = _tree.Load(seed: 1);

        Assert.Equal(["cat", "dog", "owl"], sets.Train.ClassNames);
        Assert.Equal((24, 9, 6), Counts(sets));
        Assert.Equal(sets.Test.Images.bytes, again.Test.Images.bytes);
        Assert.False(sets.Test.Images.bytes.SequenceEqual(other.Test.Images.bytes));
        Assert.Contains($"training pictures come from '{training}'; validation pictures come from '{validation}'; test pictures are a seeded share of every class of '{training}'", Assert.Single(sets.Description.Taken));
        Assert.Empty(sets.Description.Cautions);
    }

    [Theory]
    [InlineData("train", "valid", "test")]
    [InlineData("Train", "dev", "Testing")]
    [InlineData("training", "VALIDATION", "test")]
    public void Load_ThreeParts_AreTakenByTheirUsualNames(string training, string validation, string test)
    {
        _tree.Pictures(5, $"{training}/cat", $"{training}/dog").Pictures(3, $"{validation}/cat", $"{validation}/dog").Pictures(2, $"{test}/cat", $"{test}/dog");
        using var sets = _tree.Load();

        Assert.Equal((10, 6, 4), Counts(sets));
        Assert.Empty(sets.Description.LeftOut);
    }

    [Theory]
    [InlineData("train", "val", "valid", "'val' and 'valid' are both names of the folder of validation pictures")]
    [InlineData("train", "Train", "test", "'Train' and 'train' are both names of the folder of training pictures")]
    public void Load_TwoNamesOfOnePart_IsRefused(string one, string two, string three, string message)
    {
        foreach (var part in new[] { one, two, three })
            _tree.Pictures(2, $"{part}/cat", $"{part}/dog");

        Assert.Contains(message, Refusal());
    }

    [Fact]
    public void Load_ClassOfTheTestFolderThatIsNotTrained_IsRefusedByName()
    {
        _tree.Pictures(3, "train/cat", "train/dog", "test/cat", "test/dog", "test/Dog");

        Assert.Contains("The class 'Dog' of 'test'", Refusal());
    }

    [Fact]
    public void Load_TestFolderWithoutAClass_IsTakenAndTheClassIsNamed()
    {
        _tree.Pictures(4, "train/ape", "train/cat", "train/dog", "test/ape", "test/dog");
        using var sets = _tree.Load();

        Assert.Equal([0L, 0L, 0L, 0L, 2L, 2L, 2L, 2L], Labels(sets.Test));
        Assert.Equal("No test image shows the class 'cat': accuracy says nothing of it. Give it more pictures.", Assert.Single(sets.Description.Cautions));
    }

    [Fact]
    public void Load_OneClassThatHoldsTheClasses_SaysWhichFolderIsMeant()
    {
        _tree.Pictures(3, "pictures/all/cat", "pictures/all/dog");

        Assert.Contains($"has one class, 'pictures'", Refusal());
        Assert.EndsWith($"It looks as if data.root={_tree["pictures/all"]} is meant.", Refusal());
    }

    [Fact]
    public void Load_OneClass_IsRefused()
    {
        _tree.Pictures(3, "cat");

        Assert.Contains("has one class, 'cat', which cannot be told from anything.", Refusal());
        Assert.DoesNotContain("looks as if", Refusal());
    }

    [Theory]
    [InlineData("data/images")]
    [InlineData("images")]
    public void Load_PartsOneFolderFurtherDown_SaysWhichFolderIsMeant(string above)
    {
        _tree.Pictures(2, $"{above}/train/cat", $"{above}/train/dog", $"{above}/val/cat", $"{above}/val/dog");

        Assert.EndsWith($"It looks as if data.root={_tree[above]} is meant.", Refusal());
    }

    [Fact]
    public void Load_FolderOfOneClass_SaysThatTheFolderAboveIsMeant()
    {
        _tree.Pictures(3, "cat", "dog");

        Assert.Contains("holds 3 pictures but no folder for each class", Refusal("cat"));
        Assert.EndsWith($"It looks as if data.root={_tree.Path} is meant.", Refusal("cat"));
    }

    [Fact]
    public void Load_PicturesBesideTheClasses_AreLeftOutAndNamed()
    {
        _tree.Pictures(5, "cat", "dog");
        _tree.Picture("banner.jpg");
        using var sets = _tree.Load();

        Assert.Equal((6, 2, 2), Counts(sets));
        Assert.Equal("1 picture that lies in no class folder was left out: 'banner.jpg'.", Assert.Single(sets.Description.LeftOut));
    }

    [Theory]
    [InlineData("cat/1.jpg", "is a file. Name the folder that holds the pictures.")]
    [InlineData("nowhere", "does not exist. Name the folder that holds the pictures.")]
    [InlineData("empty", "has no pictures.")]
    public void Load_WhatIsNoFolderOfPictures_IsRefused(string name, string message)
    {
        _tree.Pictures(3, "cat", "dog");
        Directory.CreateDirectory(_tree["empty"]);

        Assert.Contains(message, Refusal(name));
    }

    [Fact]
    public void Load_ClassesDividedInParts_AreRefused()
    {
        _tree.Pictures(3, "cat/train", "cat/test", "dog/train", "dog/test");

        Assert.Contains("the class 'cat' is divided into 'test' and 'train', which would be taken together", Refusal());
    }

    [Theory]
    [InlineData("cat,dog,test")]
    [InlineData("cat,dog,train/cat,train/dog")]
    [InlineData("cat,dog,train,test")]
    public void Load_ClassesBesideWhatMayBeAPart_AreRefused(string folders)
    {
        _tree.Pictures(3, folders.Split(','));

        Assert.Contains(" beside 'cat' and 'dog' may be ", Refusal());
    }

    [Theory]
    [InlineData("train,val")]
    [InlineData("val/cat,val/dog,test/cat,test/dog")]
    [InlineData("train,test/cat,test/dog")]
    public void Load_NoFolderOfTrainingClasses_IsRefused(string folders)
    {
        _tree.Pictures(3, folders.Split(','));

        Assert.Contains("but no training folder that holds a folder for each class", Refusal());
    }

    [Fact]
    public void Load_PartWithoutClassFolders_IsRefused()
    {
        _tree.Pictures(3, "train/cat", "train/dog", "test");

        Assert.Contains("The folder 'test' in", Refusal());
        Assert.Contains("holds pictures but no folder for each class", Refusal());
    }

    [Fact]
    public void Load_ClassesCalledTrainAndTest_AreClassesWhereNothingElseCanBeMeant()
    {
        _tree.Pictures(5, "bus", "car", "train").Pictures(5, "parts/train/cat", "parts/train/test");
        using var vehicles = _tree.Load();
        using var odd = _tree.Load("parts");

        Assert.Equal(["bus", "car", "parts", "train"], vehicles.Train.ClassNames);
        Assert.EndsWith(" 'train' is taken for a class.", Assert.Single(vehicles.Description.Taken));
        Assert.Equal(["cat", "test"], odd.Train.ClassNames);
    }

    [Fact]
    public void Load_FoldersBesideTheParts_AreLeftOutAndNamed()
    {
        _tree.Pictures(5, "train/cat", "train/dog", "test/cat", "test/dog", "extra/cat");
        Directory.CreateDirectory(_tree["notes"]);
        using var sets = _tree.Load();

        Assert.Equal(["1 folder beside the training folder was left out: 'extra'.", "1 folder without pictures was left out: 'notes'."], sets.Description.LeftOut);
    }

    internal static (int Train, int Validation, int Test) Counts(LabelledSplits sets) => (sets.Train.Count, sets.Validation.Count, sets.Test.Count);

    internal static long[] Labels(ImageSet set) => set.Labels!.data<long>().ToArray();

    private string Refusal(string below = "") => Assert.Throws<UserError>(() => _tree.Load(below)).Message;
}
