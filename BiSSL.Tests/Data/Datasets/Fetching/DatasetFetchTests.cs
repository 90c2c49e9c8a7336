using System.Security.Cryptography;
using BiSSL.Training;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Datasets.Fetching;

namespace BiSSL.Tests.Data.Datasets.Fetching;

public sealed class DatasetFetchTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileServer _server = new();
    private readonly List<FetchProgress> _progress = [];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Run_ArchivesAndFiles_LieWhereTheyBelongAndTheArchivesAreGone()
    {
        Fetch(Dataset(
            Published("one.tar.gz", Archives.Gzip(Archives.Tar(("jpg/1.jpg", Archives.Noise(2000)))), "set"),
            Published("labels.mat", Archives.Text("labels"), "set")));

        Assert.Equal(Archives.Noise(2000), File.ReadAllBytes(_folder["set/jpg/1.jpg"]));
        Assert.Equal("labels", File.ReadAllText(_folder["set/labels.mat"]));
        Assert.Equal([".fetched", "set"], Directory.GetFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)).Order());
        Assert.Contains(_progress, p => p is { File: "one.tar.gz", What: "downloading" } && p.Done == p.Total);
    }

    [Fact]
    public void Run_OnceMore_AsksForNothing()
    {
        var dataset = Dataset(Published("labels.mat", Archives.Text("labels")));
        Fetch(dataset);
        _server.Begun.Clear();
        Fetch(dataset);

        Assert.Empty(_server.Begun);
        Assert.True(DatasetFetch.IsDone(dataset, _folder.Path));
    }

    [Fact]
    public void Run_ConnectionThatBreaksOnTheWay_GoesOnWhereItBroke()
    {
        var content = Archives.Noise(1_000_000);
        var dataset = Dataset(Published("big.bin", content));
        _server.BreaksAfter = 300_000;
        Fetch(dataset);

        Assert.Equal(content, File.ReadAllBytes(_folder["big.bin"]));
        Assert.Equal(0, _server.Begun[0]);
        Assert.All(_server.Begun.Skip(1), first => Assert.True(first > 0));
    }

    [Fact]
    public void Run_ConnectionThatAlwaysBreaks_KeepsWhatCameAndSaysSo()
    {
        var content = Archives.Noise(100_000);
        var dataset = Dataset(Published("big.bin", content));
        File.WriteAllBytes(_folder["big.bin.part"], content[..60_000]);
        File.WriteAllText(_folder["big.bin.part.tag"], "\"one\"");
        _server.BreaksAfter = 0;
        Assert.Contains("broke off after 60,000 bytes", Failure(dataset));
        Assert.False(File.Exists(_folder["big.bin"]));

        _server.BreaksAfter = null;
        _server.Begun.Clear();
        Fetch(dataset);
        Assert.Equal([60_000], _server.Begun);
        Assert.Equal(content, File.ReadAllBytes(_folder["big.bin"]));
        Assert.False(File.Exists(_folder["big.bin.part"]));
    }

    [Fact]
    public void Run_FileThatChangedInBetween_BeginsAnew()
    {
        var content = Archives.Noise(5000);
        File.WriteAllBytes(_folder["big.bin.part"], Archives.Text("of an older version"));
        File.WriteAllText(_folder["big.bin.part.tag"], "\"zero\"");
        Fetch(Dataset(Published("big.bin", content)));

        Assert.Equal(content, File.ReadAllBytes(_folder["big.bin"]));
    }

    [Fact]
    public void Run_WrongByte_IsNoticedAndNothingIsUnpacked()
    {
        var archive = Archives.Gzip(Archives.Tar(("jpg/1.jpg", Archives.Noise(2000))));
        var published = Published("one.tar.gz", archive);
        archive[100] ^= 1;
        _server.Put("one.tar.gz", archive);

        Assert.Contains($"its checksum (MD5) is {Md5(archive)} instead of {published.Md5}", Failure(Dataset(published)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Run_FileThatIsNotThere_SaysWhatTheServerAnswers() =>
        Assert.Contains("the server answers 404 (NotFound)", Failure(Dataset(new DatasetArchive(_server.Address + "gone.tgz", ""))));

    [Fact]
    public void Run_NoLongerPublished_TakesWhatAPersonPutThere()
    {
        var archive = Archives.Tar(("cars_train/1.jpg", Archives.Noise(10)));
        var dataset = Dataset(new DatasetArchive("", Md5(archive), "stanford_cars") { Name = "cars_train.tar" });
        Assert.Contains($"Put cars_train.tar into '{_folder.Path}'", Failure(dataset));

        File.WriteAllBytes(_folder["cars_train.tar"], archive);
        Fetch(dataset);
        Assert.True(File.Exists(_folder["stanford_cars/cars_train/1.jpg"]));
    }

    [Fact]
    public void Run_ArchiveInAnArchive_IsUnpackedToo()
    {
        var inner = Archives.Gzip(Archives.Tar(("101/ant/1.jpg", Archives.Noise(10))));
        Fetch(Dataset(Published("all.zip", Archives.Zip(("caltech/101.tar.gz", inner)), "c") with { Inner = ["caltech/101.tar.gz"] }));

        Assert.True(File.Exists(_folder["c/caltech/101/ant/1.jpg"]));
        Assert.False(File.Exists(_folder["c/caltech/101.tar.gz"]));
    }

    [Fact]
    public void Run_TwoAtATime_RefusesTheSecond()
    {
        using var first = new FileStream(_folder[".fetching"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("Another command is getting data", Failure(Dataset(Published("labels.mat", Archives.Text("labels")))));
    }

    [Fact]
    public void State_OfAFolder_SaysWhatIsThereAndMissing()
    {
        var dataset = Dataset(Published("a.bin", Archives.Noise(1500)), Published("b.bin", Archives.Noise(9)));
        Assert.Equal("–", DatasetState.Of(dataset, _folder["nowhere"]).Describe());
        File.WriteAllBytes(_folder["a.bin.part"], new byte[700]);
        Assert.Contains("700 B of a download", DatasetState.Of(dataset, _folder.Path).Describe());
        File.Delete(_folder["a.bin.part"]);
        Fetch(dataset);
        Assert.Equal("1.52 kB", DatasetState.Of(dataset, _folder.Path).Describe());
    }

    [Fact]
    public void Catalogue_EveryArchive_HasAnAddressAChecksumOrAReason() => Assert.All(Training.Data.Datasets.Dataset.All.SelectMany(set => set.Archives), archive =>
    {
        Assert.True(archive.Url.Length > 0 || archive.Md5.Length == 32, archive.Name);
        Assert.True(archive.Url.Length == 0 || Uri.TryCreate(archive.Url, UriKind.Absolute, out _), archive.Url);
        Assert.Matches("^([0-9a-f]{32})?$", archive.Md5);
        Assert.NotEmpty(archive.Name);
    });

    private DatasetArchive Published(string name, byte[] content, string into = "") => new(_server.Put(name, content), Md5(content), into);

    private static Dataset Dataset(params DatasetArchive[] archives) => new() { Name = "set", Title = "A set", Files = "", Origin = "here", Archives = archives };

    private void Fetch(Dataset dataset)
    {
        using var client = new HttpClient();
        new DatasetFetch(client, _progress.Add).RunAsync(dataset, _folder.Path, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    private string Failure(Dataset dataset) => Assert.Throws<UserError>(() => Fetch(dataset)).Message;

#pragma warning disable CA5351 // what the authors give
    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
}
