using System.Diagnostics;
using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training;
using BiSSL.Training.Data.Readers;
using BiSSL.Training.Data.Readers.Folders;

namespace BiSSL.Tests.Data.Readers.Folders;

/// <summary>Names and numbers that nobody expects.</summary>
public sealed class OddFolderTests : IDisposable
{
    private const string Composed = "caf\u00e9", Decomposed = "cafe\u0301";

    private readonly FolderTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Load_NamesThatMoveTheCursor_AreShownWithoutIt()
    {
        _tree.Pictures(5, "two\nlines", "\u001b[31m'red\"");
        _tree.Write("two\nlines/cut\n.jpg", "cut off");
        _tree.Write("two\nlines/empty\n.jpg", "");
        using var sets = _tree.Load();

        Assert.Equal(["\\u001b[31m'red\"", "two\\u000alines"], sets.Train.ClassNames);
        Assert.All(sets.Description.LeftOut.Concat(sets.Warnings.Select(note => note.Sentence)), sentence => Assert.DoesNotContain(sentence, char.IsControl));
    }

    [Fact]
    public void Load_ClassNamesThatAreShownAlike_AreRefused()
    {
        _tree.Pictures(5, "a\nb", "a\\u000ab");

        Assert.Contains("two folders of classes are both shown as 'a\\u000ab'", Refusal());
    }

    [Fact]
    public void Load_LongestNameAndDeepestFolder_AreTaken()
    {
        var deep = string.Join('/', Enumerable.Repeat("deep", 300));
        _tree.Pictures(5, new string('n', 255), $"deep/{deep}");
        using var sets = _tree.Load();

        Assert.Equal(["deep", new string('n', 255)], sets.Train.ClassNames);
        Assert.Equal((6, 2, 2), FolderPartsTests.Counts(sets));
    }

    [Fact]
    public void Load_AccentsWrittenInTwoWays_AreNotTakenForOneName()
    {
        _tree.Pictures(3, $"train/{Composed}", "train/tea", $"test/{Decomposed}", "test/tea");

        Assert.Contains("letters with accents can be written in two ways that look alike", Refusal());
    }

    [Fact]
    public void Load_ClassesThatDifferInCapitals_AreTwoAndNamed()
    {
        _tree.Pictures(5, "Cat", "cat", "dog");
        using var sets = _tree.Load();

        Assert.Equal(["Cat", "cat", "dog"], sets.Train.ClassNames);
        Assert.StartsWith("'Cat' and 'cat' differ in capitals only", Assert.Single(sets.Description.Cautions));
    }

    [Fact]
    public void Load_NumbersAsNames_KeepTheirPictures()
    {
        foreach (var number in new[] { 2, 10, 1 })
            for (var i = 0; i < 5; i++)
                Photo.Write(_tree[$"{number}/{i}.jpg"], number);
        using var sets = _tree.Load();

        Assert.Equal(["1", "10", "2"], sets.Test.ClassNames);
        foreach (var (image, label) in FolderPartsTests.Labels(sets.Test).Index())
        {
            var middle = sets.Test.Images[image, 0, 4, 4].item<byte>();
            Assert.InRange(middle - Photo.Colour(int.Parse(sets.Test.ClassNames[(int)label], System.Globalization.CultureInfo.InvariantCulture))[0], -2, 2);
        }
    }

    [Fact]
    public void Load_OnePictureForEachClass_IsRefused()
    {
        _tree.Pictures(1, "cat", "dog", "owl");

        Assert.Contains("is left for validation", Refusal());
    }

    [Fact]
    public void Labelled_PictureDeletedAfterItWasFound_IsNamed()
    {
        _tree.Pictures(3, "cat", "dog");
        var classes = new FolderClasses(_tree.Path);
        File.Delete(_tree["cat/1.jpg"]);
        var warnings = new List<PictureNote>();
        var (set, files) = PictureFolder.Labelled(classes.Parts[0], classes.Names, new(8), warnings, "");
        using (set)
            Assert.Equal([0L, 0L, 1L, 1L, 1L], FolderPartsTests.Labels(set));

        Assert.Equal(set.Count, files.Length);
        Assert.Contains("cat/1.jpg", Assert.Single(warnings).Sentence);
    }

    [Fact]
    public void Load_PipeNamedAsAPicture_IsNotWaitedFor()
    {
        _tree.Pictures(5, "cat", "dog");
        Process.Start("mkfifo", [_tree["cat/pipe.jpg"]]).WaitForExit();
        using var sets = _tree.Load();

        Assert.Equal("1 empty file was left out: 'cat/pipe.jpg'.", Assert.Single(sets.Description.LeftOut));
    }

    [Fact]
    public void Load_WhatMayNotBeRead_IsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Nothing is closed to root.");
        _tree.Pictures(5, "cat", "dog", "dog/closed");
        Process.Start("chmod", ["000", _tree["cat/1.jpg"], _tree["dog/closed"]]).WaitForExit();
        using var sets = _tree.Load();
        Process.Start("chmod", ["700", _tree["dog/closed"]]).WaitForExit();

        Assert.Equal("1 file or folder that cannot be opened was left out: 'dog/closed'.", Assert.Single(sets.Description.LeftOut));
        Assert.Contains("cat/1.jpg", Assert.Single(sets.Warnings).Sentence);
        Assert.Equal(9, sets.Train.Count + sets.Validation.Count + sets.Test.Count);
    }

    private string Refusal() => Assert.Throws<UserError>(() => _tree.Load()).Message;
}
