using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Tests.Runs.Maps;

public class MapStoreTests : StoreTest
{
    private static readonly ProcessIdentity s_gone = new(int.MaxValue, "x");

    private readonly string _run;
    private readonly MapStore _maps;

    public MapStoreTests() => (_run, _maps) = (NewRun().Id, new MapStore(Store));

    [Fact]
    public void Add_Options_ComeBackAsTheyWere()
    {
        var options = new MapOptions { Method = MapOptions.Pca, Frames = ["pretext warm-up", "bissl"], Between = true, Seed = 3, Split = "train", Images = 70, Perplexity = 12.5, Iterations = 9 };
        MapRecord map = _maps.Add(_run, options);

        Assert.Equivalent(options, _maps.Get(_run, map.Id).Options, strict: true);
        Assert.Equal((_run, MapState.Waiting, Time.GetUtcNow()), (map.Run, map.State, map.Created));
        Assert.Equal([map.Id], _maps.Waiting().Select(m => m.Id));
    }

    [Fact]
    public void Add_ValuesNoMapCanHave_AreAllNamed()
    {
        var options = new MapOptions { Method = "umap", Frames = ["bissl", "bissl"], Split = "all", Images = -1, Perplexity = double.NaN, Iterations = 0 };
        string message = Assert.Throws<UserError>(() => _maps.Add(_run, options)).Message;
        Assert.All(["method", "frames", "split", "images", "perplexity", "iterations"], word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.Empty(_maps.Of(_run));
    }

    [Fact]
    public void Add_UnknownRun_IsRefused() => Assert.Throws<UserError>(() => _maps.Add("nothing", new MapOptions()));

    [Fact]
    public void Of_SeveralMaps_AreNewestFirstAndOfTheirRunOnly()
    {
        string first = Add(), second = Add();
        _maps.Add(NewRun().Id, new MapOptions());
        Assert.Equal([second, first], _maps.Of(_run).Select(m => m.Id));
    }

    [Fact]
    public void Launched_WaitingMap_IsNobodyElsesToStart()
    {
        string map = Add();
        _maps.Launched(_run, map, ProcessIdentity.Current);
        Assert.Empty(_maps.Waiting());
        Assert.Equal(ProcessIdentity.Current, _maps.Get(_run, map).Process);
        Assert.Empty(MapReconciliation.Of(Store));
    }

    [Fact]
    public void Session_ReportingToTheEnd_LeavesAllOfIt()
    {
        string map = Add();
        using (MapSession session = MapSession.Begin(Store, _run, map))
        {
            Assert.Equal(MapState.Running, _maps.Get(_run, map).State);
            session.Progress(new MapProgress(MapPhase.Positions, 1, 2, 50, 500, 1.5));
            session.Result(Result());
            session.End(MapState.Completed);
        }

        MapRecord made = _maps.Get(_run, map);
        Assert.Equal((MapState.Completed, null, Time.GetUtcNow()), (made.State, made.Error, made.Ended));
        Assert.Equal(new MapProgress(MapPhase.Positions, 1, 2, 50, 500, 1.5), made.Progress);
        Assert.Equivalent(Result(), made.Result, strict: true);
        Assert.Contains("\"phase\":\"positions\"", MapJson.Write(made.Progress), StringComparison.Ordinal);
        Assert.Throws<UserError>(() => MapSession.Begin(Store, _run, map));
    }

    [Fact]
    public void Session_DisposedWithoutEnd_LeavesTheMapFailed()
    {
        string map = Add();
        MapSession.Begin(Store, _run, map).Dispose();
        Assert.Equal(MapState.Failed, _maps.Get(_run, map).State);
        Assert.NotNull(_maps.Get(_run, map).Error);
    }

    [Fact]
    public void Cancel_WaitingMap_EndsAtOnceAndCannotBegin()
    {
        string map = Add();
        Assert.Equal(MapState.Cancelled, _maps.Cancel(_run, map).State);
        Assert.Throws<UserError>(() => MapSession.Begin(Store, _run, map));
    }

    [Fact]
    public void Cancel_RunningMap_ReachesItsMaker()
    {
        string map = Add();
        using MapSession session = MapSession.Begin(Store, _run, map);
        Assert.Equal(MapState.Running, _maps.Cancel(_run, map).State);
        Assert.True(session.Cancelled.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
        session.End(MapState.Cancelled);
        Assert.Equal(MapState.Cancelled, _maps.Cancel(_run, map).State);
    }

    [Fact]
    public void Reconciliation_ProcessThatIsGone_BecomesFailedOnce()
    {
        string waiting = Add(), running = Add();
        _maps.Launched(_run, waiting, s_gone);
        MapSession session = MapSession.Begin(Store, _run, running);
        session.End(MapState.Completed);
        session.Dispose();

        Assert.Equal([waiting], MapReconciliation.Of(Store).Select(m => m.Id));
        Assert.Contains(int.MaxValue.ToString(), _maps.Get(_run, waiting).Error, StringComparison.Ordinal);
        Assert.Empty(MapReconciliation.Of(Store));
    }

    [Fact]
    public void Reconciliation_LivingProcessSilentForLong_BecomesFailed()
    {
        string map = Add();
        _maps.Begin(_run, map);
        Assert.Empty(MapReconciliation.Of(Store));
        Time.Advance(Reconciliation.Silence + TimeSpan.FromSeconds(1));
        Assert.Contains("no sign of life", MapReconciliation.Of(Store).Single().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Delete_MapBeingMade_IsRefusedAndSoIsItsRun()
    {
        string map = Add();
        using MapSession session = MapSession.Begin(Store, _run, map);
        session.Points([1], [2]);
        Assert.Throws<UserError>(() => _maps.Delete(_run, map));
        Assert.Contains(map, Assert.Throws<UserError>(() => Store.Delete(_run)).Message, StringComparison.Ordinal);
        session.End(MapState.Completed);

        _maps.Delete(_run, map);
        Assert.Empty(_maps.Of(_run));
        Assert.False(File.Exists(_maps.Files(_run, map).Points));
    }

    [Fact]
    public void Delete_Run_TakesItsMapsAlong()
    {
        Add();
        Store.Delete(_run);
        Assert.Empty(_maps.In(Enum.GetValues<MapState>()));
    }

    private static MapResult Result() => new()
    {
        K = 20, N = 100, D = 32, Split = "test", Seed = 0, Classes = ["a", "b"], Sheets = 1,
        Frames = [new MapFrameInfo("BiSSL", "seed 0/bissl", "bissl", 7, new FrameNumbers { Knn = new MapNumber(0.5, "100 images") })],
        Pairs = [new MapPair(0, 0, new MapNumber(1, "100 images"), null, 3, 4)],
    };

    private string Add()
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return _maps.Add(_run, new MapOptions()).Id;
    }
}
