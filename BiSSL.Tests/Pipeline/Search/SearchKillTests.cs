using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Pipeline.Search;

/// <summary>A search that is killed on the way ends as one that is left alone.</summary>
public sealed class SearchKillTests
{
    private static readonly string[] s_search =
        ["--set", "search.trials=12", "--set", "search.shortest=9", "--set", "fineTune.epochs=36", "--set", "comparison.arms=scratch,control", "--json"];

    [Fact]
    public void Killed_InTheMiddle_ResumesToTheSameTrialsCurvesAndChoice()
    {
        using var alone = new TempFolder();
        using (var trainer = TrainerProcess.Train(alone.Path, s_search))
            Assert.Equal(0, trainer.Finish().ExitCode);

        using var folder = new TempFolder();
        using (var first = TrainerProcess.Train(folder.Path, s_search))
        {
            WaitForTrials(folder.Path, 5);
            Assert.True(first.KillAfter(TimeSpan.Zero));
        }
        var id = Assert.Single(Store(folder.Path).List()).Id;
        var before = Searches(folder.Path);
        Assert.Contains(before, search => !search.IsDone && search.Trials.Count > 0);
        using (var second = TrainerProcess.Start("resume", id, "--store", folder.Path))
        {
            WaitForTrials(folder.Path, before.Sum(search => search.Trials.Count) + 5);
            second.Terminate();
            second.Finish();
        }
        using (var last = TrainerProcess.Start("resume", id, "--store", folder.Path))
            Assert.Equal(0, last.Finish().ExitCode);

        Assert.Equal(Trace.Curves(alone.Path), Trace.Curves(folder.Path));
        Assert.Equal(Searches(alone.Path).OrderBy(search => search.Arm).Select(Text), Searches(folder.Path).OrderBy(search => search.Arm).Select(Text));
        Assert.All(Searches(folder.Path), search => Assert.True(search is { IsDone: true, Chosen: not null, Trials.Count: 12 }));
    }

    /// <summary>All but the time it took.</summary>
    private static string Text(SearchResult search) =>
        SearchJson.Write(search with { Trials = [.. search.Trials.Select(trial => trial with { Seconds = 0 })] }, curves: true).ToJsonString();

    private static void WaitForTrials(string store, int count) => Assert.True(SpinWait.SpinUntil(
        () => File.Exists(new StorePaths(store).Database) && Store(store).List().Count > 0 && Searches(store) is var searches && (searches.Sum(search => search.Trials.Count) >= count || searches.Count(search => search.IsDone) == 2),
        TimeSpan.FromMinutes(2)));

    private static IReadOnlyList<SearchResult> Searches(string store) => SearchReader.Of(new RunReader(Store(store), Store(store).List().Single().Id));

    private static RunStore Store(string folder) => RunStore.Open(folder, TimeProvider.System);
}
