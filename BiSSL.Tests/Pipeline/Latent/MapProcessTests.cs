using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Tests.Pipeline.Latent;

/// <summary>The process that makes a map, as the dashboard starts it: asked to end, told to end by the system, and killed.</summary>
public sealed class MapProcessTests : IDisposable
{
    private static readonly MapOptions s_long = new() { Perplexity = 5, Iterations = 100_000, Images = 40 };

    private readonly TempFolder _folder = new();
    private readonly RunStore _store;
    private readonly MapStore _maps;

    public MapProcessTests()
    {
        _store = RunStore.Open(_folder.Path, TimeProvider.System);
        _maps = new MapStore(_store);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Map_EndedBeforeItsTime_KeepsWhatItHasAndSaysHowItEnded()
    {
        using (var trainer = TrainerProcess.Train(_folder.Path, "--seeds", "1", "--set", "comparison.arms=control,bissl"))
            Assert.Equal(0, trainer.Finish().ExitCode);

        var (asked, _) = Ended((_, map) => _maps.Cancel(Run, map));
        var (told, _) = Ended((process, _) => process.Terminate());
        Assert.All([asked, told], map => Assert.Equal((MapState.Cancelled, null, MapPhase.Positions), (map.State, map.Error, map.Progress!.Phase)));

        var (killed, wasDead) = Ended((process, _) => process.KillAfter(TimeSpan.Zero));
        Assert.Equal((MapState.Failed, true), (killed.State, wasDead));
        Assert.Contains("ended without a word", killed.Error, StringComparison.Ordinal);
    }

    private string Run => _store.List().Single().Id;

    /// <summary>Starts a map, ends it once it has moved its points, and checks that they are there.</summary>
    private (MapRecord Map, bool WasDead) Ended(Action<TrainerProcess, string> end)
    {
        var map = _maps.Add(Run, s_long).Id;
        using var process = TrainerProcess.Start("map", Run, "--map", map, "--store", _folder.Path);
        Assert.True(SpinWait.SpinUntil(() => _maps.Get(Run, map) is { HasEnded: true } or { Progress.Iteration: > 0 }, TimeSpan.FromMinutes(1)));
        end(process, map);
        process.Finish();
        var dead = MapReconciliation.Of(_store).Any(marked => marked.Id == map);
        Assert.Equal(80, _maps.Files(Run, map).ReadPositions(0).Length);
        Assert.Equal(40, _maps.Get(Run, map).Result!.N);
        return (_maps.Get(Run, map), dead);
    }
}
