using BiSSL.Training;
using BiSSL.Training.Pipeline.Checkpoints;

namespace BiSSL.Tests.Pipeline.Checkpoints;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_FailureAtEveryBoundary_LeavesOldOrNewAndNothingElse()
    {
        var boundaries = new List<string>();
        AtomicFile.Write(_folder["a"], 1, f => f.WriteByte(0), boundaries.Add);
        foreach (string boundary in boundaries)
        {
            Assert.Throws<TimeoutException>(() => AtomicFile.Write(_folder["a"], 1, f => f.WriteByte(1), Fail(boundary)));
            byte expected = boundary is "renamed" or "folder synced" ? (byte)1 : (byte)0;
            Assert.Equal([expected], File.ReadAllBytes(_folder["a"]));
            Assert.Single(Directory.GetFiles(_folder.Path));
        }

        Assert.Equal(["created", "written", "synced", "renamed", "folder synced"], boundaries);
    }

    [Fact]
    public void Write_FolderThatIsAFile_SaysSo()
    {
        File.WriteAllText(_folder["file"], "");

        Assert.Contains("cannot be written", Assert.Throws<MachineError>(() =>
            AtomicFile.Write(_folder["file/a"], 1, f => f.WriteByte(1))).Message, StringComparison.Ordinal);
    }

    private static Action<string> Fail(string boundary) => at =>
    {
        if (at == boundary)
            throw new TimeoutException();
    };
}
