using BiSSL.Tests.Data.Imaging;
using BiSSL.Training;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data;

public sealed class DataSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Labelled_Shapes_HasTheCountsAskedFor()
    {
        var request = new DatasetRequest { LabelsPerClass = 3, ValidationCount = 40, TestCount = 50, Size = 16 };
        using var splits = DataSource.Labelled(request, CPU);
        using var otherSeed = DataSource.Labelled(request with { Seed = 1 }, CPU);

        Assert.Equal((30, 40, 50), (splits.Train.Count, splits.Validation.Count, splits.Test.Count));
        Assert.Equal(splits.Test.Images.bytes, otherSeed.Test.Images.bytes);
        Assert.False(splits.Train.Images.bytes.SequenceEqual(otherSeed.Train.Images.bytes));
        Assert.False(splits.Validation.Images.bytes.SequenceEqual(otherSeed.Validation.Images.bytes));
    }

    [Fact]
    public void Unlabelled_Shapes_HasTheCountAskedForAndNoLabels()
    {
        using var set = DataSource.Unlabelled(new DatasetRequest { Unlabelled = "shapes", UnlabelledCount = 25, Size = 16 }, CPU, []);

        Assert.Equal([25, 3, 16, 16], set.Images.shape);
        Assert.Null(set.Labels);
    }

    [Fact]
    public void Labelled_Cifar10_SplitsTheTrainingFilesAndTakesLabels()
    {
        Cifar10(recordsPerFile: 40);
        var request = new DatasetRequest { Name = "cifar10", Root = _folder.Path, Expected = Ten(40), ValidationShare = 0.25 };
        using var all = DataSource.Labelled(request, CPU);
        using var few = DataSource.Labelled(request with { LabelsPerClass = 2 }, CPU);

        Assert.Equal((150, 50, 40), (all.Train.Count, all.Validation.Count, all.Test.Count));
        Assert.Equal((20, 50, 40), (few.Train.Count, few.Validation.Count, few.Test.Count));
        Assert.Equal(all.Validation.Images.bytes, few.Validation.Images.bytes);
    }

    [Fact]
    public void Unlabelled_Same_IsTheTrainingPartWithoutLabels()
    {
        Cifar10(recordsPerFile: 40);
        var request = new DatasetRequest { Name = "cifar10", Root = _folder.Path, Expected = Ten(40), LabelsPerClass = 2 };
        using var set = DataSource.Unlabelled(request, CPU, []);
        using var labelled = DataSource.Labelled(request with { LabelsPerClass = 0 }, CPU);

        Assert.Null(set.Labels);
        Assert.Equal(labelled.Train.Images.bytes, set.Images.bytes);
    }

    [Fact]
    public void Labelled_IndexFiles_TakeThePlaceOfTheSplit()
    {
        Cifar10(recordsPerFile: 4);
        File.WriteAllLines(_folder["train.txt"], ["7", "3", "", "19"]);
        File.WriteAllLines(_folder["val.txt"], ["0", "1"]);
        var request = new DatasetRequest { Name = "cifar10", Root = _folder.Path, Expected = Ten(4), TrainIndexFile = _folder["train.txt"] };
        using var both = DataSource.Labelled(request with { ValidationIndexFile = _folder["val.txt"] }, CPU);
        using var one = DataSource.Labelled(request, CPU);

        Assert.Equal([7L, 3L, 9L], both.Train.Labels!.data<long>().ToArray());
        Assert.Equal((3, 2), (both.Train.Count, both.Validation.Count));
        Assert.Equal((3, 17), (one.Train.Count, one.Validation.Count));
    }

    [Theory]
    [InlineData("20")]
    [InlineData("-1")]
    [InlineData("three")]
    public void Labelled_WrongLineInAnIndexFile_SaysWhich(string line)
    {
        Cifar10(recordsPerFile: 4);
        File.WriteAllLines(_folder["train.txt"], ["7", line]);
        var request = new DatasetRequest { Name = "cifar10", Root = _folder.Path, Expected = Ten(4), TrainIndexFile = _folder["train.txt"] };

        Assert.Contains($"Line 2 of the index file '{_folder["train.txt"]}' is '{line}'", Assert.Throws<UserError>(() => DataSource.Labelled(request, CPU)).Message);
    }

    [Theory]
    [InlineData("7,3,7", "", "Line 3 of the index file '{0}' names image 7 a second time.")]
    [InlineData(" ", "", "The index file '{0}' names no image.")]
    [InlineData("7,3", "1,3", "Image 3 is in both index files, '{0}' and '{1}'.")]
    [InlineData("0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19", "", "is left for validation.")]
    public void Labelled_IndexFilesThatCannotServe_SaysWhy(string train, string validation, string message)
    {
        Cifar10(recordsPerFile: 4);
        string Write(string name, string lines)
        {
            File.WriteAllLines(_folder[name], lines.Split(','));
            return lines.Length > 0 ? _folder[name] : "";
        }
        var request = new DatasetRequest { Name = "cifar10", Root = _folder.Path, Expected = Ten(4), TrainIndexFile = Write("train.txt", train), ValidationIndexFile = Write("val.txt", validation) };

        var expected = string.Format(System.Globalization.CultureInfo.InvariantCulture, message, _folder["train.txt"], _folder["val.txt"]);
        Assert.Contains(expected, Assert.Throws<UserError>(() => DataSource.Labelled(request, CPU)).Message);
    }

    [Fact]
    public void Labelled_FolderOfClasses_IsDividedInThree()
    {
        foreach (var name in new[] { "one", "two" })
            Put(name, 10);
        using var splits = DataSource.Labelled(new DatasetRequest { Name = "folder", Root = _folder.Path, Size = 12 }, CPU);

        Assert.Equal((12, 4, 4), (splits.Train.Count, splits.Validation.Count, splits.Test.Count));
        Assert.Equal(["one", "two"], splits.Test.ClassNames);
    }

    [Fact]
    public void Labelled_FolderWithItsOwnParts_KeepsThem()
    {
        foreach (var (part, count) in new[] { ("train", 6), ("val", 2), ("test", 3) })
        {
            Put(Path.Combine(part, "one"), count);
            Put(Path.Combine(part, "two"), count);
        }
        var request = new DatasetRequest { Name = "folder", Root = _folder.Path, Size = 12 };
        using var splits = DataSource.Labelled(request, CPU);

        Assert.Equal((12, 4, 6), (splits.Train.Count, splits.Validation.Count, splits.Test.Count));
        Put(Path.Combine("test", "three"), 1);
        Assert.Contains("'three'", Assert.Throws<UserError>(() => DataSource.Labelled(request, CPU)).Message);
    }

    [Theory]
    [InlineData("imagenet", "same")]
    [InlineData("shapes", "imagenet")]
    public void Load_UnknownName_ListsTheChoices(string name, string unlabelled)
    {
        var request = new DatasetRequest { Name = name, Unlabelled = unlabelled, LabelsPerClass = 1, UnlabelledCount = 1, ValidationCount = 1, TestCount = 1 };

        Assert.Contains("'imagenet'", Assert.Throws<UserError>(() =>
        {
            DataSource.Unlabelled(request, CPU, []).Dispose();
            DataSource.Labelled(request, CPU).Dispose();
        }).Message);
    }

    [Fact]
    public void Load_EverythingDisposed_LeavesNoTensorsBehind()
    {
        Cifar10(recordsPerFile: 4);
        var request = new DatasetRequest { Name = "cifar10", Root = _folder.Path, Expected = Ten(4) };
        var before = LiveTensors.Settled();
        DataSource.Labelled(request, CPU).Dispose();
        DataSource.Unlabelled(request, CPU, []).Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    private static Dataset Ten(int perFile) => Dataset.Named("cifar10") with { Sizes = new(5 * perFile, 0, perFile) };

    private void Put(string folder, int pictures)
    {
        Directory.CreateDirectory(_folder[folder]);
        for (var i = 0; i < pictures; i++)
            File.WriteAllBytes(Path.Combine(_folder[folder], $"{i}.png"), Pictures.Named("wide.png").Bytes);
    }

    private void Cifar10(int recordsPerFile)
    {
        var names = Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin").Append("test_batch.bin").ToArray();
        for (var file = 0; file < names.Length; file++)
        {
            var first = file * recordsPerFile;
            var records = Enumerable.Range(first, recordsPerFile).SelectMany(i => Enumerable.Repeat((byte)i, 3072).Prepend((byte)(i % 10)));
            File.WriteAllBytes(_folder[names[file]], [.. records]);
        }
    }
}
