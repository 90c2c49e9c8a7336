using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training;
using BiSSL.Training.Data;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Readers.Annotations;

/// <summary>Every dataset of the paper, read from a miniature of its own files; and what is said of one that is not whole.</summary>
public sealed class MiniatureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. Miniature.All.Select(one => one.Dataset.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Labelled_WholeMiniature_HasTheImagesOfItsLists(string name)
    {
        var (dataset, sizes) = (Write(name), Miniature.Named(name).Dataset.Sizes);
        using var sets = Load(name);

        Assert.Empty(sets.Warnings);
        Assert.Equal(sizes.Test, sets.Test.Count);
        Assert.Equal(sizes.Train + sizes.Validation, sets.Train.Count + sets.Validation.Count);
        Assert.True(sizes.Validation == 0 || sizes.Validation == sets.Validation.Count);
        Assert.Equal(dataset.Classes, sets.Train.ClassNames.Distinct().Count());
    }

    [Theory]
    [InlineData("flowers")]
    [InlineData("cars")]
    [InlineData("aircrafts")]
    [InlineData("dtd")]
    [InlineData("pets")]
    [InlineData("caltech101")]
    [InlineData("food")]
    [InlineData("sun397")]
    [InlineData("cub200")]
    public void Labelled_PicturesOfOneColourPerClass_HaveTheLabelOfTheirColour(string name)
    {
        Write(name);
        using var sets = Load(name);
        foreach (var set in new[] { sets.Train, sets.Validation, sets.Test })
        {
            var labels = set.Labels!.data<long>().ToArray();
            Assert.All(labels.Index(), label => AssertColour((int)label.Item, set, label.Index));
        }
    }

    [Fact]
    public void Labelled_Voc_MarksEveryClassOfAnImage()
    {
        Write("voc2007");
        using var sets = Load("voc2007");

        Assert.Equal([20, 20], sets.Train.Labels!.shape);
        for (var n = 0; n < 20; n++)
        {
            var marks = sets.Train.Labels[n].data<float>().ToArray();
            Assert.Equal(new[] { n, 14 }.Distinct().Order(), marks.Index().Where(mark => mark.Item == 1).Select(mark => mark.Index));
            AssertColour(n, sets.Train, n);
        }
    }

    [Theory]
    [InlineData("stl10", "airplane", "truck")]
    [InlineData("flowers", "class 1", "class 4")]
    [InlineData("cars", "AM General Hummer SUV 2000", "smart fortwo Convertible 2012")]
    [InlineData("aircrafts", "707-320", "Cessna 172")]
    [InlineData("dtd", "banded", "woven")]
    [InlineData("pets", "Abyssinian", "Birman")]
    [InlineData("caltech101", "Faces_easy", "yin_yang")]
    [InlineData("food", "apple_pie", "waffles")]
    [InlineData("sun397", "abbey", "youth_hostel")]
    [InlineData("cub200", "001.Black_footed_Albatross", "003.Sooty_Albatross")]
    [InlineData("voc2007", "aeroplane", "tvmonitor")]
    public void ClassNames_OfAMiniature_AreTheDatasets(string name, string first, string last)
    {
        Write(name);
        using var sets = Load(name);

        Assert.Equal((first, last), (sets.Test.ClassNames[0], sets.Test.ClassNames[^1]));
    }

    [Theory]
    [InlineData("flowers", "flowers-102/jpg/image_00024.jpg", "entry 1 of trnid in 'setid.mat'")]
    [InlineData("cars", "stanford_cars/cars_test/00002.jpg", "annotation 2 of 'cars_test_annos_withlabels.mat'")]
    [InlineData("aircrafts", "fgvc-aircraft-2013b/data/images/0034310.jpg", "line 2 of 'images_variant_train.txt'")]
    [InlineData("dtd", "dtd/images/banded/banded_0001.jpg", "line 1 of 'train1.txt'")]
    [InlineData("pets", "oxford-iiit-pet/images/american_bulldog_101.jpg", "line 2 of 'trainval.txt'")]
    [InlineData("food", "food-101/images/waffles/1011348.jpg", "entry 1 of 'waffles' in 'test.json'")]
    [InlineData("sun397", "SUN397/a/abbey/sun_abulhwrhqgejnyt.jpg", "line 2 of 'Training_01.txt'")]
    [InlineData("cub200", "CUB_200_2011/images/001.Black_footed_Albatross/Black_footed_Albatross_0001_796111.jpg", "line 2 of 'images.txt'")]
    [InlineData("voc2007", "VOCdevkit/VOC2007/JPEGImages/000021.jpg", "line 2 of 'val.txt'")]
    public void Labelled_MissingPicture_SaysWhichAndWhereItIsNamed(string name, string picture, string place)
    {
        Write(name);
        File.Delete(_folder[picture]);

        var message = Failure(name);
        Assert.Contains($"{Path.GetFileName(picture)}' is missing", message);
        Assert.Contains($"though {place} names it", message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Labelled_EmptyFolder_SaysWhatIsMissingAndHowToGetIt(string name)
    {
        var message = Failure(name);
        Assert.Contains("is missing: looked for it in", message);
        Assert.Contains(name == "cars" ? "from a copy you trust" : $"./run.sh data get {name}", message);
    }

    [Theory]
    [InlineData("pets", "oxford-iiit-pet/annotations/test.txt", "Abyssinian_109 1", "Abyssinian_109 38", "line 1, 'Abyssinian_109 38 1 1', has label 38, outside of 1 … 3")]
    [InlineData("cub200", "CUB_200_2011/image_class_labels.txt", "4 2", "4 0", "line 4, '4 0', has label 0, outside of 1 … 3")]
    [InlineData("cub200", "CUB_200_2011/train_test_split.txt", "4 1", "4 7", "line 4, '4 7', has label 7, outside of 0 … 1")]
    [InlineData("aircrafts", "fgvc-aircraft-2013b/data/images_variant_val.txt", "707-320", "707-32O", "must be an image's number and a variant")]
    [InlineData("sun397", "SUN397/Partitions/Testing_01.txt", "/a/abbey/sun_ba", "/a/abbay/sun_ba", "must be a class of 'ClassName.txt'")]
    [InlineData("dtd", "dtd/labels/test1.txt", "banded/", "bonded/", "must be a class folder of 'images'")]
    [InlineData("food", "food-101/meta/test.json", "\"waffles\"", "\"wuffles\"", "its class 'wuffles' is not in 'train.json'")]
    [InlineData("food", "food-101/meta/train.json", "]", "", "it is no list of images by class from line 1 on")]
    [InlineData("voc2007", "VOCdevkit/VOC2007/Annotations/000003.xml", "boat", "boot", "its object 'boot' is none of the 20 classes")]
    [InlineData("voc2007", "VOCdevkit/VOC2007/Annotations/000003.xml", "</annotation>", "", "is not XML")]
    [InlineData("sun397", "SUN397/ClassName.txt", "/y/youth_hostel", "/a/abbey", "it names 2 classes in 3 lines instead of 3")]
    [InlineData("voc2007", "VOCdevkit/VOC2007/ImageSets/Main/train.txt", "000019\n", "", "has 19 training images instead of 20")]
    public void Labelled_WrongWordInAList_SaysWhereItIs(string name, string file, string word, string other, string expected)
    {
        Write(name);
        var text = File.ReadAllText(_folder[file]);
        Assert.Contains(word, text);
        File.WriteAllText(_folder[file], text.Replace(word, other, StringComparison.Ordinal));

        var message = Failure(name);
        Assert.Contains(expected, message);
        Assert.True(message.Contains(_folder[file], StringComparison.Ordinal) || message.Contains("instead of 20", StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("stl10", "stl10_binary/train_y.bin", 0, 11, "record 0 has label 11, outside of 1 … 10")]
    [InlineData("cifar10", "cifar-10-batches-bin/data_batch_3.bin", 3073, 200, "record 1 has label 200, outside of 0 … 9")]
    [InlineData("cifar100", "cifar-100-binary/train.bin", 1, 100, "record 0 has label 100, outside of 0 … 99")]
    public void Labelled_WrongLabelByte_SaysWhichRecord(string name, string file, int place, int value, string expected)
    {
        Write(name);
        var bytes = File.ReadAllBytes(_folder[file]);
        bytes[place] = (byte)value;
        File.WriteAllBytes(_folder[file], bytes);

        Assert.Contains(expected, Failure(name));
        Assert.Contains(_folder[file], Failure(name));
    }

    [Fact]
    public void Labelled_ListThatClimbsOut_IsRefused()
    {
        Write("sun397");
        var list = _folder["SUN397/Partitions/Training_01.txt"];
        File.WriteAllText(_folder["SUN397/ClassName.txt"], "/a/abbey\n/a/../../x\n/y/youth_hostel\n");
        File.WriteAllText(list, "/a/../../x/sun_a.jpg\n");

        Assert.Contains("lies outside the dataset's folder", Failure("sun397"));
    }

    [Fact]
    public void Labelled_ClassWithoutImages_IsNamed()
    {
        Write("cifar10");
        foreach (var file in Directory.GetFiles(_folder["cifar-10-batches-bin"], "*.bin"))
        {
            var bytes = File.ReadAllBytes(file);
            for (var record = 0; record < bytes.Length; record += 3073)
                bytes[record] = bytes[record] == 6 ? (byte)5 : bytes[record];
            File.WriteAllBytes(file, bytes);
        }
        Assert.Contains("The class 'frog' has no training image", Failure("cifar10"));

        Write("pets");
        var list = _folder["oxford-iiit-pet/annotations/trainval.txt"];
        File.WriteAllText(list, File.ReadAllText(list).Replace(" 2 2 1", " 1 2 1", StringComparison.Ordinal));
        Assert.Contains("The class 'american_bulldog' has no training image", Failure("pets"));
    }

    [Fact]
    public void Labelled_DamagedPicture_IsLeftOutAndNamed()
    {
        Write("flowers");
        var picture = _folder["flowers-102/jpg/image_00021.jpg"];
        File.WriteAllBytes(picture, File.ReadAllBytes(picture)[..^30]);
        using var sets = Load("flowers");

        Assert.Equal(7, sets.Train.Count);
        Assert.Contains(picture, Assert.Single(sets.Warnings).Sentence);
    }

    [Fact]
    public void Labelled_IndexFilesOverOfficialLists_CountFromTheFirstTrainingImage()
    {
        var dataset = Write("aircrafts");
        File.WriteAllLines(_folder["train.txt"], ["7", "0"]);
        using var sets = DataSource.Labelled(Request(dataset.Name) with { TrainIndexFile = _folder["train.txt"] }, CPU);

        Assert.Equal([1L, 0L], sets.Train.Labels!.data<long>().ToArray());
        Assert.Equal(7, sets.Validation.Count);
    }

    [Theory]
    [InlineData("caltech101", "caltech101/101_ObjectCategories")]
    [InlineData("dtd", "dtd/images")]
    public void Labelled_HiddenFoldersBesideTheClasses_AreNoClasses(string name, string classes)
    {
        var (dataset, folder) = (Write(name), _folder[classes]);
        var last = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Last();
        foreach (var hidden in new[] { Path.Combine(folder, "__MACOSX"), Path.Combine(folder, ".ipynb_checkpoints"), Path.Combine(last, ".ipynb_checkpoints") })
            Photo.Write(Path.Combine(hidden, "copy.jpg"), 0);
        using var sets = Load(name);

        Assert.Equal(dataset.Classes, sets.Train.ClassNames.Count);
        Assert.Equal(dataset.Sizes.Test, sets.Test.Count);
    }

    [Fact]
    public void Labelled_CaltechOfAnotherSeed_HasTheSameTestImages()
    {
        Write("caltech101");
        Assert.Equal([1, 2, 2], Load("caltech101").Test.Labels!.data<long>().ToArray().GroupBy(label => label).OrderBy(g => g.Key).Select(g => g.Count()));
        using var other = DataSource.Labelled(Request("caltech101") with { Seed = 7 }, CPU);
        using var one = Load("caltech101");
        Assert.Equal(one.Test.Images.bytes, other.Test.Images.bytes);
    }

    private static void AssertColour(int number, ImageSet set, int image)
    {
        var colour = Photo.Colour(number);
        for (var channel = 0; channel < 3; channel++)
            Assert.InRange(set.Images[image, channel, 4, 4].item<byte>(), colour[channel] - 3, colour[channel] + 3);
    }

    private Training.Data.Datasets.Dataset Write(string name)
    {
        var miniature = Miniature.Named(name);
        miniature.Write(_folder.Path);
        return miniature.Dataset;
    }

    private DatasetRequest Request(string name) => new() { Name = name, Root = _folder.Path, Size = 8, ValidationShare = 0.34, Expected = Miniature.Named(name).Dataset };

    private LabelledSplits Load(string name) => DataSource.Labelled(Request(name), CPU);

    private string Failure(string name) => Assert.Throws<UserError>(() => Load(name).Dispose()).Message;
}
