using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Tests.Pipeline.Reporting.Search;

public sealed class SearchResultTests
{
    [Fact]
    public void Chosen_OfThoseWithinHalfAPoint_HasTheLowestLoss() =>
        Assert.Equal(2, Result((80, 1.0), (79.4, 0.1), (79.5, 0.7), (79.8, 0.9)).Chosen!.Number);

    [Fact]
    public void Chosen_OfEqualLosses_HasTheHigherTop1() => Assert.Equal(1, Result((79.6, 0.5), (79.9, 0.5), (80, 0.6)).Chosen!.Number);

    [Fact]
    public void Chosen_WhereEveryTrialDiverged_IsNone()
    {
        var lost = Result((80, 1)) is var one ? one with { Trials = [one.Trials[0] with { Best = null, State = TrialState.Diverged }] } : null!;
        Assert.Null(lost.Chosen);
        Assert.Empty(lost.Ranked);
    }

    [Fact]
    public void Chosen_OfTrialsStoppedEarly_IsNoneOfThem()
    {
        SearchResult search = Result((80, 0.4), (79.9, 0.9), (79.8, 0.8));
        SearchResult early = search with { Trials = [search.Trials[0] with { State = TrialState.Early }, .. search.Trials.Skip(1)] };
        Assert.Equal((2, 79.9), (early.Chosen!.Number, early.Best));
        Assert.Equal([0, 1, 2], early.Ranked.Select(trial => trial.Number));
        Assert.Null((search with { Trials = [search.Trials[0] with { State = TrialState.Early }] }).Chosen);
    }

    [Fact]
    public void Json_OfASearch_ReadsBack()
    {
        var search = Result((80, 1.5), (70, 0.25));
        search = search with { Trials = [search.Trials[0] with { Curve = [new(3, 70, 2), new(10, 80, 1.5)] }, search.Trials[1] with { Best = null, State = TrialState.Diverged }] };
        var json = SearchJson.Write(search, curves: true);
        var read = SearchJson.ReadSearch(System.Text.Json.Nodes.JsonNode.Parse(json.ToJsonString())!);

        Assert.Equal(json.ToJsonString(), SearchJson.Write(read, curves: true).ToJsonString());
        Assert.Equal(search.Trials[0].Curve, read.Trials[0].Curve);
        Assert.Equal((20, 40L), (read.Steps, read.FullSteps));
        Assert.Equal(0, (int?)json["chosen"]);
        Assert.Empty(SearchJson.ReadSearch(SearchJson.Write(search, curves: false)).Trials[0].Curve);
    }

    private static SearchResult Result(params (double Top1, double Loss)[] best) => new(
        "bissl", 0, [.. best.Select((b, number) => new Trial(number, 0.1, 0.01, 10, 20, 1, TrialState.Finished, 1) { Best = new(10, b.Top1, b.Loss) })], 20L * best.Length, IsDone: true);
}
