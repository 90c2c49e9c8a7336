using BiSSL.Tests.Data.Fixtures;
using BiSSL.Training.Data;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Tests.Data.Readers;

/// <summary>Picture files that somebody else writes while we read them.</summary>
public sealed class ChangingPictureTests : IDisposable
{
    private const int Times = 300;

    private static readonly PictureDecoding s_how = new(8);

    private readonly TempFolder _folder = new();
    private readonly List<PictureNote> _notes = [];
    private readonly string _file;
    private readonly byte[] _former, _other;

    public ChangingPictureTests()
    {
        _file = _folder["picture.jpg"];
        _former = Written(1);
        _other = Written(2);
        File.WriteAllBytes(_file, _former);
    }

    public static TheoryData<string> Changes => ["cut", "grown", "overwritten", "replaced", "removed", "emptied", "folder"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void Load_PictureThatChangesWhileItIsRead_IsLeftOutAndNamed(string change)
    {
        var (pictures, kept) = While(() => PictureLoader.Load([_file], s_how, _notes), () => Change(change));
        using (pictures)
            Assert.Empty(kept);

        var note = Assert.Single(_notes);
        Assert.True(note.IsLeftOut);
        Assert.Contains("picture.jpg", note.Sentence);
        Assert.True(change is "removed" or "folder" || note.Sentence.EndsWith("the file changed while it was read.", StringComparison.Ordinal), note.Sentence);
    }

    /// <summary>What was read of a file after its key was taken must not come back once the file is again what the key says.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void Load_PictureThatIsPutBackAfterItChanged_IsReadAnew(string change)
    {
        var time = File.GetLastWriteTimeUtc(_file);
        var expected = Pixels(Load(""));
        While(Load, () => Change(change)).Pictures.Dispose();
        if (Directory.Exists(_file))
            Directory.Delete(_file);
        File.WriteAllBytes(_file, _former);
        File.SetLastWriteTimeUtc(_file, time);

        Assert.Equal(expected, Pixels(Load()));
        Assert.Single(Directory.GetFiles(_folder["cache"]));
    }

    [Fact]
    public void Decode_PictureThatIsReplacedAgainAndAgain_IsTheOldOrTheNewOne()
    {
        byte[][] shown = [PictureFile.Decode(_former, s_how).Image.Pixels, PictureFile.Decode(_other, s_how).Image.Pixels];
        var seen = Beside(i => Replace(i % 2 == 0 ? _other : _former));

        Assert.All(seen.OfType<DecodedPicture>(), picture => Assert.Contains(picture.Image.Pixels, shown));
    }

    [Fact]
    public void Decode_PictureThatChangesInEveryWayAgainAndAgain_ComesOrIsRefused()
    {
        string[] changes = [.. Changes.Select(change => (string)change.Data).Where(change => change != "folder")];

        var seen = Beside(i =>
        {
            Replace(_former);
            Change(changes[i % changes.Length]);
        });

        Assert.Equal(Times, seen.Count);
    }

    /// <summary>What decoding gives, pictures and refusals, while another thread works without a pause.</summary>
    private List<object> Beside(Action<int> work)
    {
        using var end = new CancellationTokenSource();
        var writer = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; !end.IsCancellationRequested; i++)
                    work(i);
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        List<object> seen = [.. Enumerable.Range(0, Times).Select(_ => Outcome())];
        end.Cancel();
        writer.Wait();
        return seen;
    }

    private object Outcome()
    {
        try
        {
            return PictureFile.Decode(_file, s_how);
        }
        catch (Exception refusal) when (refusal is DamagedImageException or IOException or UnauthorizedAccessException)
        {
            return refusal;
        }
    }

    /// <summary>Does the work, whose reading of files waits for room until the change is made.</summary>
    private static T While<T>(Func<T> work, Action change)
    {
        T? result = default;
        var thread = new Thread(() => result = work());
        using (DecodingBudget.Files.Take(long.MaxValue))
        {
            thread.Start();
            Assert.True(SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromMinutes(1)));
            change();
        }
        thread.Join();
        return result!;
    }

    private void Change(string how)
    {
        Action change = how switch
        {
            "cut" => () => Resize(_former.Length / 2),
            "grown" => () => Resize(_former.Length * 2),
            "overwritten" => () => File.WriteAllBytes(_file, _other),
            "replaced" => () => Replace(_other),
            "removed" => () => File.Delete(_file),
            "emptied" => () => Resize(0),
            _ => () =>
            {
                File.Delete(_file);
                Directory.CreateDirectory(_file);
            },
        };
        change();
    }

    private void Resize(int length)
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private void Replace(byte[] content)
    {
        File.WriteAllBytes(_folder["aside"], content);
        File.Move(_folder["aside"], _file, overwrite: true);
    }

    private (PictureStore Pictures, int[] Kept) Load() => Load(_folder["cache"]);

    private (PictureStore Pictures, int[] Kept) Load(string cache) => new DecodedCache(cache).Load([_file], s_how, _notes);

    private byte[] Written(int number)
    {
        Photo.Write(_file, number);
        return File.ReadAllBytes(_file);
    }

    private static byte[] Pixels((PictureStore Pictures, int[] Kept) loaded)
    {
        using (loaded.Pictures)
            return loaded.Pictures.Pixels.bytes.ToArray();
    }
}
