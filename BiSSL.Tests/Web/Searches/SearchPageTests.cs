using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Pipeline.Reporting.Search;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components;
using BiSSL.Web.Components.Charts;
using BiSSL.Web.Components.Pages.New;
using BiSSL.Web.Components.Pages.Run;
using BiSSL.Web.Components.Pages.Run.Searches;
using Microsoft.AspNetCore.WebUtilities;

namespace BiSSL.Tests.Web.Searches;

/// <summary>What the page of a search computes without a browser.</summary>
public sealed class SearchPageTests
{
    private static readonly SearchView s_view = new(MadeSearch.Done(), MadeSearch.Options);

    [Fact]
    public void View_OfASearch_DrawsTheBestFirstAndWhatDivergedLast()
    {
        Assert.Equal([4, 3, 2, 1, 0, 5], s_view.Drawn.Select(trial => trial.Number));
        Assert.Equal((1, 0), (s_view.Share(34), s_view.Share(30)));
        Assert.Equal(3, s_view.Chosen!.Number);
        Assert.Contains("within half a point of the best score of those (33.0 %)", s_view.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void View_OfMoreTrialsThanOneCanSee_HasTheBest()
    {
        SearchResult many = MadeSearch.Done() with { Trials = [.. Enumerable.Range(0, SearchView.Most + 50).Select(number => MadeSearch.Of(3) with { Number = number, Best = new(10, number, 1) })] };
        var view = new SearchView(many, MadeSearch.Options);
        Assert.Equal((SearchView.Most, SearchView.Most + 49, 50), (view.Drawn.Count, view.Drawn[0].Number, view.Drawn[^1].Number));
    }

    [Fact]
    public void View_OfASearch_HasItsRungsInStepsAndEpochs() =>
        Assert.Equal([(20, 10), (60, 30), (180, 90)], s_view.Rungs);

    [Fact]
    public void Cost_OfASearch_IsBesideThatOfTheFullOne()
    {
        Assert.Equal("280 steps, 26 % of the 1,080 that training all 6 trials to their end takes.", s_view.Cost);
        var begun = new SearchView(MadeSearch.Done() with { Trials = [MadeSearch.Of(0)], FullSteps = 180, IsDone = false }, MadeSearch.Options);
        Assert.Equal("20 steps so far. The search will take about 420; training all 9 trials to their end would take 1,620.", begun.Cost);
        Assert.Equal("4 stopped early, 1 finished, 1 diverged.", s_view.Endings);
    }

    [Fact]
    public void View_WhereEverythingDiverged_ChoosesNothing()
    {
        var view = new SearchView(MadeSearch.Done() with { Trials = [MadeSearch.Of(5)] }, MadeSearch.Options);
        Assert.Null(view.Chosen);
        Assert.Contains("No trial", view.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_ByAColumn_HasTrialsWithoutItLastEitherWay()
    {
        TrialOrder order = TrialOrder.Best;
        Assert.Equal([4, 3, 2, 1, 0, 5], order.Of(MadeSearch.Done().Trials).Select(trial => trial.Number));
        Assert.Equal([0, 1, 2, 3, 4, 5], order.By(TrialColumn.Score).Of(MadeSearch.Done().Trials).Select(trial => trial.Number));
        Assert.Equal([5, 4, 3, 2, 1, 0], order.By(TrialColumn.LearningRate).Of(MadeSearch.Done().Trials).Select(trial => trial.Number));
    }

    [Fact]
    public void ChosenValues_OfAnArm_AreFilledIntoTheForm()
    {
        SearchResult[] searches = [MadeSearch.Done("control"), MadeSearch.Done("bissl")];
        var form = new RunForm(new Origin(Preset.Named("demo")));
        form.Type("search.trials", "30");
        form.Take(QueryHelpers.ParseQuery(new Uri("http://x" + ChosenValues.Address("a run", searches)).Query)["set"]!);

        RunOptions options = OptionsJson.Read(form.Json);
        Trial chosen = searches[0].Chosen!;
        Assert.Equal((0, chosen.LearningRate, chosen.WeightDecay), (options.Search.Trials, options.FineTune.LearningRate, options.FineTune.WeightDecay));
        Assert.Equal((chosen.LearningRate, chosen.WeightDecay), (options.FineTune.BaselineLearningRate, options.FineTune.BaselineWeightDecay));
        Assert.Null(ChosenValues.Shared(searches));
        Assert.Equal("scratch and control share options: with all arms at once, the values of control are taken for those.", ChosenValues.Shared([MadeSearch.Done("scratch"), .. searches]));
    }

    [Fact]
    public void RunPage_OfASearch_HasTrialsForResultsAndTheFirstSeedOnly()
    {
        RunView searches = new(null!, MadeSearch.Options, [], []), compares = new(null!, Preset.Named("demo").Make("shapes"), [], []);
        Assert.Equal((true, false, 1), (searches.Tabs.Contains(RunTab.Search), searches.Tabs.Contains(RunTab.Results), searches.Comparison.Seeds));
        Assert.Equal((false, true, 3), (compares.Tabs.Contains(RunTab.Search), compares.Tabs.Contains(RunTab.Results), compares.Comparison.Seeds));
        ArmScope scratch = ArmScope.Of(0, "scratch", searches.Comparison);
        Assert.Equal(["seed 0/scratch/search"], searches.Trained(scratch));
        Assert.Equal(["seed 0/scratch/fine-tune"], compares.Trained(scratch));
    }

    [Fact]
    public void Take_WhatNamesNoOption_IsLeftOut()
    {
        var form = new RunForm(new Origin(Preset.Named("demo")));
        form.Take(["<b>=1", "lower.steps", "lower.steps=7=8"]);
        Assert.Equal([("lower.steps", "7=8")], form.Differences.Select(change => (change.Path, change.After)));
    }

    [Theory]
    [InlineData(1e-4, 1, "1e-4 0.001 0.01 0.1 1")]
    [InlineData(0.01, 0.1, "0.01 0.02 0.05 0.1")]
    [InlineData(0.1, 0.1, "0.01 0.02 0.05 0.1 0.2 0.5 1")]
    public void Ticks_OfALogarithmicAxis_AreRound(double low, double high, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', new LogPlotScale(low, high).Ticks().Select(Format.Number)));

    [Theory]
    [InlineData(0.013623, "0.0136")]
    [InlineData(0.00043123, "4.31e-4")]
    [InlineData(12.345, "12.3")]
    [InlineData(0.000999999, "0.001")]
    public void Number_OfASize_HasThreeDigits(double value, string text) => Assert.Equal(text, Format.Number(value));
}
