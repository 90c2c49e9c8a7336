using System.Text.Json;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Tests.Cli;

public sealed class MapCommandTests : IDisposable
{
    private static readonly MapResult s_result = new()
    {
        K = 20, N = 100, D = 8, Split = "test", Seed = 0, Classes = ["a"],
        Frames = [new("Control", "seed 0/control", "control", 9, new() { Knn = new(0.25, "100 images") }), new("BiSSL", "seed 0/bissl", "bissl", 9, new() { Knn = new(0.5, "100 images") })],
        Pairs = [new(0, 1, new(0.125, "100 images"), null, 30, 5)],
    };

    private readonly Trainer _trainer = new();

    public void Dispose() => _trainer.Dispose();

    [Fact]
    public void Map_ToTheEnd_KeepsItAndPrintsWhatItIsWorth()
    {
        _trainer.MakeMap = (options, archive, reporter, _) =>
        {
            Assert.Equal((12, MapOptions.Pca, true), (options.Perplexity, options.Method, options.Between));
            reporter.Progress(new MapProgress(MapPhase.Positions, 1, 2, 50, 100, 1.25));
            reporter.Result(s_result);
        };
        Assert.Equal(0, _trainer.InStore("map", Run(), "--perplexity", "12", "--method", "pca", "--between"));

        Assert.Contains("positions, frame 2 of 2, iteration 50 of 100, divergence 1.250", _trainer.Output, StringComparison.Ordinal);
        Assert.Matches("neighbours' vote .*0.250 .*0.500 .*100 images", _trainer.Output);
        Assert.Contains("Control → BiSSL: 0.125 of the neighbours kept, linear CKA –, 30 votes became right and 5 wrong.", _trainer.Output, StringComparison.Ordinal);
        var map = Assert.Single(Maps());
        Assert.Equal((MapState.Completed, ProcessIdentity.Current), (map.State, map.Process));
    }

    [Theory]
    [InlineData("tsne", "clusters in t-SNE", "greatest variation")]
    [InlineData("pca", "greatest variation", "t-SNE")]
    public void Map_OfAMethod_SaysWhatThatMethodShows(string method, string said, string unsaid)
    {
        _trainer.MakeMap = (_, _, reporter, _) => reporter.Result(s_result);
        Assert.Equal(0, _trainer.InStore("map", Run(), "--method", method));
        Assert.Contains(said, _trainer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, _trainer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Map_OfFewerThanThreeImages_IsRefused(string images)
    {
        Assert.Equal(2, _trainer.InStore("map", Run(), "--images", images));
        Assert.Contains("a map needs at least three images", _trainer.Error, StringComparison.Ordinal);
        Assert.Empty(Maps());
    }

    [Fact]
    public void Map_Json_EndsWithTheResult()
    {
        _trainer.MakeMap = (_, _, reporter, _) => reporter.Result(s_result);
        Assert.Equal(0, _trainer.InStore("map", Run(), "--json"));
        var json = JsonDocument.Parse(_trainer.Output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.Equal((Maps()[0].Id, "completed", 0.5), (json.GetProperty("map").GetString(), json.GetProperty("state").GetString(), json.GetProperty("result").GetProperty("frames")[1].GetProperty("numbers").GetProperty("knn").GetProperty("value").GetDouble()));
    }

    [Fact]
    public void Map_Cancelled_EndsWith130AndIsKept()
    {
        _trainer.MakeMap = (_, _, reporter, _) =>
        {
            reporter.Result(s_result);
            throw new OperationCanceledException();
        };
        Assert.Equal(130, _trainer.InStore("map", Run()));
        Assert.Equal((MapState.Cancelled, 100), (Maps()[0].State, Maps()[0].Result!.N));
    }

    [Fact]
    public void Map_ThatCannotBe_EndsWith2AndKeepsTheSentence()
    {
        _trainer.MakeMap = (_, _, _, _) => throw new UserError("The network has collapsed.");
        Assert.Equal(2, _trainer.InStore("map", Run()));
        Assert.Equal((MapState.Failed, "The network has collapsed."), (Maps()[0].State, Maps()[0].Error));
        Assert.Contains("collapsed", _trainer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_FaultOfTheProgram_EndsWith1AndTheMapIsFailed()
    {
        _trainer.MakeMap = (_, _, _, _) => throw new InvalidOperationException("bug");
        Assert.Equal(1, _trainer.InStore("map", Run()));
        Assert.Equal(MapState.Failed, Maps()[0].State);
    }

    [Fact]
    public void Map_OfARunThatTrains_KeepsOffItsDevice()
    {
        var devices = new List<string>();
        _trainer.MakeMap = (_, archive, _, _) => devices.Add(archive.Options.Engine.Device);
        Assert.Equal(0, _trainer.InStore("map", Run()));
        using var session = TrainerSession.Begin(_trainer.Store, new NewRun("live", "demo", "{}"));
        Assert.Equal(0, _trainer.InStore("map", "live"));
        Assert.Equal(["auto", "cpu"], devices);
    }

    [Fact]
    public void Map_ThatWaits_IsMadeByItsOwnOptionsAndOnce()
    {
        var (run, options) = (Run(), new MapOptions { Perplexity = 7 });
        var map = new MapStore(_trainer.Store).Add(run, options).Id;
        _trainer.MakeMap = (given, _, _, _) => Assert.Equal(7, given.Perplexity);
        Assert.Equal(0, _trainer.InStore("map", run, "--map", map));
        Assert.Equal(2, _trainer.InStore("map", run, "--map", map));
        Assert.Contains("completed already", _trainer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--perplexity", "0", "perplexity is 0")]
    [InlineData("--method", "umap", "method is 'umap'")]
    [InlineData("--split", "all", "split is 'all'")]
    public void Map_OptionThatNoMapCanHave_EndsWith2AndMakesNone(string option, string value, string sentence)
    {
        Assert.Equal(2, _trainer.InStore("map", Run(), option, value));
        Assert.Contains(sentence, _trainer.Error, StringComparison.Ordinal);
        Assert.Empty(Maps());
    }

    [Fact]
    public void Features_OfAnArm_AreWrittenAndSaid()
    {
        Assert.Equal(0, _trainer.InStore("features", Run(), "--arm", "control", "--step", "5", "--split", "train", "--images", "7", "--out", "x"));
        Assert.Contains("Wrote the features of 7 train images by seed 0/control after 5 steps to x.", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.InStore("features", Run(), "--arm", "scratch"));
        Assert.Contains("by seed 0/scratch/fine-tune", _trainer.Output, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.InStore("features", Run(), "--stage", "pretext warm-up"));
        Assert.Contains("by seed 0/pretext warm-up", _trainer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--arm", "byol", "no arm 'byol'")]
    [InlineData("--stage", "warm-up", "no part 'warm-up'")]
    [InlineData("--seed", "9", "no seed 9")]
    [InlineData("--images", "-1", "--images must be at least 1")]
    [InlineData("--out", "", "--out is empty")]
    public void Features_WhatTheRunHasNot_EndsWith2(string option, string value, string sentence)
    {
        Assert.Equal(2, _trainer.InStore("features", Run(), option, value));
        Assert.Contains(sentence, _trainer.Error, StringComparison.Ordinal);
    }

    private string Run()
    {
        if (_trainer.Store.List() is [])
            _trainer.InStore("train");
        return _trainer.Store.List()[0].Id;
    }

    private IReadOnlyList<MapRecord> Maps() => new MapStore(_trainer.Store).Of(Run());
}
