using BiSSL.Training.Runs;

namespace BiSSL.Tests.Runs;

public sealed class RunFacetsTests : StoreTest
{
    [Fact]
    public void Facets_OfSomeRuns_CountStatesAndNamePresetsAndTags()
    {
        Store.Create(new NewRun("one", "demo", "{}", Tags: ["b", "a"]));
        Store.Create(new NewRun("two", "paper", "{}", Tags: ["a", "'; DROP"]));
        Store.Transition(Store.Create(new NewRun("three", "demo", "{}")).Id, RunState.Stopped);

        RunFacets facets = new RunIndex(Store).Facets();

        Assert.Equal((3, 2, 0, 3), (facets.Total, facets.Count([RunState.Queued]), facets.Count([RunState.Failed]), facets.Count([RunState.Queued, RunState.Stopped])));
        Assert.Equal(["demo", "paper"], facets.Presets);
        Assert.Equal(["'; DROP", "a", "b"], facets.Tags);
    }

    [Fact]
    public void Facets_OfAnEmptyStore_AreEmpty() => Assert.Equal(0, new RunIndex(Store).Facets().Total);
}
