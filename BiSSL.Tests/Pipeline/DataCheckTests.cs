using BiSSL.Tests.Data.Fixtures;
using BiSSL.Tests.Data.Imaging;
using BiSSL.Training;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;

namespace BiSSL.Tests.Pipeline;

public sealed class DataCheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. Miniature.All.Select(one => one.Dataset.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_MiniatureOfADataset_CountsItsImages(string name)
    {
        var miniature = Miniature.Named(name);
        miniature.Write(_folder.Path);
        var report = DataCheck.Run(miniature.Dataset, _folder.Path);

        var sizes = miniature.Dataset.Sizes;
        Assert.Empty(report.Skipped);
        Assert.Equal((sizes.Unlabelled, sizes.Train + sizes.Validation, sizes.Test), (report.Unlabelled, report.Train + report.Validation, report.Test));
        Assert.Equal(miniature.Dataset.Classes, report.Classes.Count);
    }

    [Theory]
    [InlineData("cifar10")]
    [InlineData("dtd")]
    [InlineData("voc2007")]
    public void Run_WithAReport_LeavesCountsAndExamplesOfEveryClass(string name)
    {
        var miniature = Miniature.Named(name);
        miniature.Write(_folder["files"]);
        var report = DataCheck.Run(miniature.Dataset, _folder["files"], _folder["report"]);
        var found = DatasetFound.Read(_folder["report"])!;

        Assert.Equal((null, report.Train, report.Validation, report.Test), (found.Fault, found.Train, found.Validation, found.Test));
        Assert.Equal(report.Classes, found.Classes.Select(one => one.Name));
        Assert.True(miniature.Dataset.ManyLabels ? found.Classes.Sum(one => one.Test) >= report.Test : found.Classes.Sum(one => one.Test) == report.Test);
        Assert.All(found.Classes.Index(), one =>
        {
            var row = PictureFile.Decode(DatasetFound.Examples(_folder["report"], one.Index), new(0)).Image;
            Assert.Equal((48 * Math.Min(8, one.Item.Train), 48), (row.Width, row.Height));
        });
    }

    [Fact]
    public void Run_WithAReportOfAFault_LeavesItInPlaceOfTheEarlierReport()
    {
        var miniature = Miniature.Named("cifar10");
        miniature.Write(_folder["files"]);
        DataCheck.Run(miniature.Dataset, _folder["files"], _folder["report"]);
        File.Delete(_folder["files/cifar-10-batches-bin/test_batch.bin"]);
        var fault = Assert.Throws<UserError>(() => DataCheck.Run(miniature.Dataset, _folder["files"], _folder["report"]));

        Assert.Equal(fault.Message, DatasetFound.Read(_folder["report"])!.Fault);
        Assert.Equal([_folder["report/found.json"]], Directory.GetFiles(_folder["report"]));
        Assert.Equal([_folder["files"], _folder["report"]], Directory.GetDirectories(_folder.Path).Order());
    }

    [Fact]
    public void Run_OfAFolderOfOnesOwn_TellsAndKeepsWhatItWasTakenFor()
    {
        for (var i = 0; i < 10; i++)
            Photo.Write(_folder[$"files/{(i % 2 == 0 ? "cat" : "dog")}/{i}.jpg"], i);
        Photo.Write(_folder["files/__MACOSX/cat/1.jpg"], 0);
        File.WriteAllText(_folder["files/cat/cut.jpg"], "cut off");
        var report = DataCheck.Run(Dataset.Named("folder"), _folder["files"], _folder["report"]);
        var found = DatasetFound.Read(_folder["report"])!;

        Assert.Equal((0, 6, 2, 2), (report.Unlabelled, report.Train, report.Validation, report.Test));
        Assert.Equal("1 hidden file or folder was left out: '__MACOSX'.", Assert.Single(Assert.Single(report.Descriptions).LeftOut));
        Assert.Contains("cut.jpg", Assert.Single(report.Skipped));
        Assert.Equal(report.Descriptions[0].Taken, found.Description.Taken);
        Assert.Equal(report.Descriptions[0].LeftOut, found.Description.LeftOut);
    }

    [Fact]
    public void Run_WithOptions_CountsEachFileThatCannotBeOpenedOnce()
    {
        for (var i = 0; i < 20; i++)
            Photo.Write(_folder[$"{(i % 2 == 0 ? "cat" : "dog")}/{i}.jpg"], i);
        File.WriteAllText(_folder["cat/cut.jpg"], "cut off");
        var options = new RunOptions
        {
            Data = new() { Name = "folder", Root = _folder.Path, Unlabelled = "same", ImageSize = 16, LabelsPerClass = 0 },
            Pretext = new() { Batch = 2 },
            HeadWarmup = new() { Batch = 2 },
            Upper = new() { Batch = 2 },
            FineTune = new() { Batch = 2 },
        };

        Assert.Contains("cut.jpg", Assert.Single(DataCheck.Run(options, DataHome.None).Skipped));
    }

    [Fact]
    public void Run_TransparentPicturesOnAnotherBackground_NamesItsColour()
    {
        for (var i = 0; i < 20; i++)
        {
            Directory.CreateDirectory(_folder[i % 2 == 0 ? "cat" : "dog"]);
            File.WriteAllBytes(_folder[$"{(i % 2 == 0 ? "cat" : "dog")}/{i}.png"], PngWriter.Of(16, 16, 8, 6, (row, y) => row[(i * 2) + 3] = (byte)(y + i), 64));
        }
        var options = new RunOptions
        {
            Data = new() { Name = "folder", Root = _folder.Path, ImageSize = 16, Unlabelled = "same", Background = "black" },
            Pretext = new() { Batch = 2 },
            HeadWarmup = new() { Batch = 2 },
            Upper = new() { Batch = 2 },
            FineTune = new() { Batch = 2 },
        };

        Assert.Contains(DataCheck.Run(options, DataHome.None).Descriptions.SelectMany(one => one.Cautions), sentence => sentence.Contains("#000000 is seen there", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_WrongByteInAPublishedFile_IsNamed()
    {
        var miniature = Miniature.Named("stl10");
        miniature.Write(_folder.Path);
        var file = _folder["stl10_binary/test_X.bin"];
        var dataset = miniature.Dataset with { Md5 = new Dictionary<string, string> { ["test_X.bin"] = Checksum.Of(file) } };
        Assert.Equal(20, DataCheck.Run(dataset, _folder.Path).Test);

        var bytes = File.ReadAllBytes(file);
        bytes[5000] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Contains($"The file '{file}' is damaged: its checksum (MD5) is", Assert.Throws<UserError>(() => DataCheck.Run(dataset, _folder.Path)).Message);
    }

    [Fact]
    public void Run_PaperWithoutARoot_LooksBesideTheStoreAndSaysHowToGetIt()
    {
        var home = DataHome.Beside(_folder["store"]);
        var message = Assert.Throws<UserError>(() => DataCheck.Run(Preset.Named("paper/pets").Make("pets"), home)).Message;

        Assert.Contains(_folder["data/pets"], message);
        Assert.Contains("./run.sh data get pets", message);
    }
}
