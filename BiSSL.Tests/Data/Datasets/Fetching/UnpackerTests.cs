using System.Formats.Tar;
using BiSSL.Training;
using BiSSL.Training.Data.Datasets.Fetching;

namespace BiSSL.Tests.Data.Datasets.Fetching;

public sealed class UnpackerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public UnpackerTests() => File.WriteAllText(_folder["kept.txt"], "kept");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    [InlineData("a.tgz")]
    [InlineData("a.zip")]
    public void Run_WholeArchive_JoinsTheFolder(string name)
    {
        Directory.CreateDirectory(_folder["set/images"]);
        File.WriteAllText(_folder["set/images/0.txt"], "zero");
        Unpack(name, [("./set/images/1.txt", Archives.Text("one")), ("set/empty/", []), ("set/images/2.bin", Archives.Noise(300_000))]);

        Assert.Equal("zero", File.ReadAllText(_folder["set/images/0.txt"]));
        Assert.Equal("one", File.ReadAllText(_folder["set/images/1.txt"]));
        Assert.Equal(Archives.Noise(300_000), File.ReadAllBytes(_folder["set/images/2.bin"]));
        Assert.False(Directory.Exists(_folder[Unpacker.Aside]));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("set/../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("set\\..\\..\\evil.txt")]
    public void Run_PathThatClimbsOut_IsRefusedAndLeavesNothing(string name)
    {
        foreach (var archive in new[] { "a.tar.gz", "a.zip" })
            Assert.Contains($"holds '{name}', which leads out of the folder", Refusal(archive, Bytes(archive, [("set/good.txt", Archives.Text("good")), (name, Archives.Text("evil"))])));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(_folder.Path)!, "evil.txt")));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void Run_Link_IsRefusedAndLeavesNothing(TarEntryType type) =>
        Assert.Contains("holds 'set/link', a link or device", Refusal("a.tar", Archives.Tar(Archives.Entry("set/a.txt", Archives.Text("a")), Archives.Link(type, "set/link", "set/a.txt"))));

    [Fact]
    public void Run_LinkInAZip_IsRefused() =>
        Assert.Contains("holds 'link', a link or device", Refusal("a.zip", Archives.Zip(entry => entry.ExternalAttributes = unchecked((int)0xA1FF0000), ("link", Archives.Text("/etc/passwd")))));

    [Theory]
    [InlineData("a.tar.gz")]
    [InlineData("a.zip")]
    public void Run_Bomb_IsRefusedBeforeItFillsTheDisk(string name)
    {
        var bomb = Bytes(name, [("set/zeros.bin", new byte[40 << 20])]);
        Assert.InRange(bomb.Length, 1, 100_000);
        var most = 0L;
        Assert.Contains("as only a bomb does", Refusal(name, bomb, progress => most = Math.Max(most, progress.Done)));
        Assert.InRange(most, 1, new UnpackLimits().Bytes(bomb.Length));
    }

    [Fact]
    public void Run_TooManyFiles_IsRefused()
    {
        var path = Write("a.zip", Archives.Zip(("1", []), ("2", []), ("3", [])));
        Assert.Contains("holds more than 2 files", Assert.Throws<UserError>(() => new Unpacker(new UnpackLimits(Entries: 2), _ => { }).Run(path, _folder.Path, CancellationToken.None)).Message);
    }

    [Theory]
    [InlineData("a.tar")]
    [InlineData("a.tar.gz")]
    [InlineData("a.zip")]
    public void Run_ArchiveCutAnywhere_IsNamedAndLeavesNothing(string name)
    {
        var whole = Bytes(name, [("set/1.bin", Archives.Noise(5000)), ("set/2.bin", Archives.Noise(3000))]);
        foreach (var length in Enumerable.Range(0, whole.Length / 250).Select(i => i * 250).Append(whole.Length - 20))
            Assert.Contains("is damaged or cut off", Refusal(name, whole[..length]));
    }

    [Fact]
    public void Run_StopAsked_LeavesNothing()
    {
        var path = Write("a.tar", Archives.Tar(("set/1.txt", Archives.Text("one"))));
        Assert.Throws<OperationCanceledException>(() => new Unpacker(new UnpackLimits(), _ => { }).Run(path, _folder.Path, new CancellationToken(true)));
        AssertNothing(path);
    }

    private void Unpack(string name, (string, byte[])[] files) =>
        new Unpacker(new UnpackLimits(), _ => { }).Run(Write(name, Bytes(name, files)), _folder.Path, CancellationToken.None);

    private string Refusal(string name, byte[] archive, Action<FetchProgress>? report = null)
    {
        var path = Write(name, archive);
        var message = Assert.Throws<UserError>(() => new Unpacker(new UnpackLimits(), report ?? (_ => { })).Run(path, _folder.Path, CancellationToken.None)).Message;
        Assert.Contains(path, message);
        AssertNothing(path);
        File.Delete(path);
        return message;
    }

    private void AssertNothing(string archive) => Assert.Equal(new[] { archive, _folder["kept.txt"] }.Order(), Directory.GetFileSystemEntries(_folder.Path).Order());

    private string Write(string name, byte[] archive)
    {
        File.WriteAllBytes(_folder[name], archive);
        return _folder[name];
    }

    private static byte[] Bytes(string name, (string, byte[])[] files) => Path.GetExtension(name) switch
    {
        ".zip" => Archives.Zip(files),
        ".tar" => Tar(files),
        _ => Archives.Gzip(Tar(files)),
    };

    private static byte[] Tar((string Name, byte[] Content)[] files) =>
        Archives.Tar([.. files.Select(file => file.Name.EndsWith('/') ? new PaxTarEntry(TarEntryType.Directory, file.Name) : Archives.Entry(file.Name, file.Content))]);
}
