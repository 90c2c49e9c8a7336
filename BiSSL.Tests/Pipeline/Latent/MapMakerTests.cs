using BiSSL.Training;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Maps;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Pipeline.Latent;

public sealed class MapMakerTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private static readonly MapOptions s_quick = new() { Perplexity = 5, Iterations = 60 };

    private readonly TempFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(MapOptions.Tsne)]
    [InlineData(MapOptions.Pca)]
    public void Make_OfARun_ShowsItsPretextOnlyNetworkAndBissls(string method)
    {
        var map = Make(s_quick with { Method = method });

        Assert.Equal(["Control", "BiSSL"], map.Made!.Frames.Select(f => f.Title));
        Assert.Equal(("seed 0/bissl", "bissl", 32, 14, 30, 32, 1), Tell(map.Made));
        Assert.Equal(ChosenImages.Of("test", 40, 30), map.Images);
        Assert.All(map.Planes.Values, plane => Assert.All([.. plane.X, .. plane.Y], value => Assert.True(float.IsFinite(value))));
        Assert.Equal([0, 1], map.Planes.Keys.Order());
        foreach (var frame in (int[])[0, 1])
        {
            Assert.DoesNotContain(map.Near[frame].Indices.Chunk(14).Index(), row => row.Item.Contains(row.Index));
            Assert.All(map.Near[frame].Distances.Chunk(14), row => Assert.Equal(row.Order(), row));
            Assert.All(map.Frames[frame].Predictions, prediction => Assert.Equal(-1, prediction));
            AssertShares(map.Made.Frames[frame].Numbers!);
        }
        var pair = Assert.Single(map.Made.Pairs);
        Assert.InRange(pair.Cka!.Value, 0, 1);
        Assert.Equal(Rights(map, 1) - Rights(map, 0), pair.WrongToRight - pair.RightToWrong);
        Assert.Equal(768, PictureFile.Decode(map.Sheets.Single(), new(0)).Image.Width);
    }

    [Fact]
    public void Make_Again_GivesTheSameMap()
    {
        var (one, two) = (Make(s_quick), Make(s_quick));
        Assert.Equal(one.Planes[1].X, two.Planes[1].X);
        Assert.Equivalent(one.Made, two.Made, strict: true);
    }

    [Fact]
    public void Make_Between_ShowsEverySetOnTheWayAndBeginsWhereTheOneBeforeEnded()
    {
        var map = Make(s_quick with { Between = true });
        Assert.Equal([("Pretext warm-up", 6), ("BiSSL, step 16 of 32", 16), ("BiSSL", 32)], map.Made!.Frames.Select(f => (f.Title, f.Step)));
        Assert.Equal([(0, 1), (1, 2), (0, 2)], map.Made.Pairs.Select(p => (p.From, p.To)));
        var last = map.Told.Where(p => p.Phase == MapPhase.Positions).GroupBy(p => p.Frame).Select(g => (g.Key, g.Max(p => p.Iteration)));
        Assert.Equal([(0, 60), (1, 30), (2, 30)], last);
    }

    [Fact]
    public void Make_FineTunedNetworkOfMoreImagesThanStored_ExtractsThemKeepsThemAndKnowsPredictions()
    {
        var map = new RecordedMap();
        var told = run.Told.Count;
        var archive = run.WithFeaturesIn(_folder.Path);
        new MapMaker(s_quick with { Frames = ["bissl", "bissl/fine-tune"], Images = 35, Split = "test" }, map, CancellationToken.None).Make(archive);

        Assert.Equal(35, map.Made!.N);
        Assert.Equal(["BiSSL", "BiSSL, fine-tuned"], map.Made.Frames.Select(f => f.Title));
        Assert.All(map.Frames[1].Predictions, prediction => Assert.InRange(prediction, 0, 9));
        Assert.All(map.Frames[1].Confidences, confidence => Assert.InRange(confidence, 0.1f, 1));
        Assert.Equal(["seed 0/bissl", "seed 0/bissl/fine-tune"], run.Told.Skip(told).Where(e => e.Kind == EventKind.FeaturesStored).Select(e => e.Scope));
        Assert.Equal(2, StoredSet.In(_folder.Path).Count);
    }

    [Fact]
    public void Make_Cancelled_LeavesWhatWasThere()
    {
        using var cancel = new CancellationTokenSource();
        var map = new RecordedMap { At = p => Stop(p, cancel) };
        Assert.ThrowsAny<OperationCanceledException>(() => new MapMaker(s_quick, map, cancel.Token).Make(run.Archive));

        Assert.Equal(30, map.Planes[0].X.Length);
        Assert.False(map.Planes.ContainsKey(1));
        Assert.Equal(2, map.Frames.Count);
        Assert.All(map.Made!.Frames, frame => Assert.Null(frame.Numbers));
    }

    [Fact]
    public void Make_TooFewPoints_SaysSo() =>
        Assert.Contains("perplexity of 30 needs more than 90 points, and there are 30", Fault(s_quick with { Perplexity = 30 }, run.Archive), StringComparison.Ordinal);

    [Fact]
    public void Make_NothingThere_SaysWhenThereWillBe() => Assert.Contains(
        "has no features yet", Fault(s_quick, run.WithFeaturesIn(_folder["none"]) with { Finished = new Dictionary<string, string>(), CheckpointsFolder = _folder["none"] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("pretext")]
    [InlineData("probe")]
    public void Make_PartThatTheRunHasNot_NamesThoseItHas(string part) =>
        Assert.Contains("pretext warm-up, head warm-up, control, bissl", Fault(s_quick with { Frames = [part] }, run.Archive), StringComparison.Ordinal);

    [Fact]
    public void Make_SeedThatTheRunHasNot_SaysSo() => Assert.Contains("no seed 3", Fault(s_quick with { Seed = 3 }, run.Archive), StringComparison.Ordinal);

    [Fact]
    public void Make_FeaturesThatAreNotFinite_NamesTheFirstImage()
    {
        var archive = Changed(set => set.Features.narrow(0, 4, 2).narrow(1, 3, 1).mul_(double.NaN));
        var message = Fault(s_quick, archive);
        Assert.Contains($"'seed 0/bissl' at step 32 are not finite for 2 of 30 images, the first is image {ChosenImages.Of("test", 40, 30)[4]} of the test split", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Make_FeaturesThatAreAllTheSame_SaysTheNetworkCollapsed() =>
        Assert.Contains("are the same for all 30 images", Fault(s_quick, Changed(set => set.Features.mul_(0))), StringComparison.Ordinal);

    [Fact]
    public void Make_FeaturesOfOtherImages_SaysSo() =>
        Assert.Contains("not of the same images", Fault(s_quick, Changed(set => set.Images.add_(1))), StringComparison.Ordinal);

    [Fact]
    public void Make_WeightsOfAnotherNetwork_SaysWhichTensorDiffers()
    {
        var wider = run.Options with { Model = run.Options.Model with { Width = 8 } };
        var message = Fault(s_quick, run.WithFeaturesIn(_folder.Path) with { Options = wider });
        Assert.Matches(@"of another network: 'theta\.conv1\.weight' is \[4, 3, .* there and \[8, 3, ", message);
    }

    private static void Stop(MapProgress progress, CancellationTokenSource cancel)
    {
        if (progress is { Phase: MapPhase.Positions, Iteration: 30 })
            cancel.Cancel();
    }

    private static (string, string, long, int, int, int, int) Tell(MapResult result) =>
        (result.Frames[^1].Scope, result.Frames[^1].Stage, result.Frames[^1].Step, result.K, result.N, result.D, result.Sheets);

    private static int Rights(RecordedMap map, int frame) => map.Frames[frame].KnnLabels.Zip(map.Labels).Count(pair => pair.First == pair.Second);

    private static void AssertShares(FrameNumbers numbers)
    {
        MapNumber?[] shares = [numbers.Knn, numbers.KnnPlane, numbers.LinearProbe, numbers.Trustworthiness, numbers.Continuity];
        Assert.All(shares, share => Assert.InRange(share!.Value, 0, 1));
        Assert.All([numbers.Silhouette, numbers.SilhouettePlane], number => Assert.InRange(number!.Value, -1, 1));
        Assert.Equal("all 30 test images of the map, leave-one-out, k = 14, Euclidean", numbers.Knn!.On);
    }

    private RecordedMap Make(MapOptions options)
    {
        var map = new RecordedMap();
        new MapMaker(options, map, CancellationToken.None).Make(run.Archive);
        return map;
    }

    private static string Fault(MapOptions options, RunArchive archive) =>
        Assert.Throws<UserError>(() => new MapMaker(options, new RecordedMap(), CancellationToken.None).Make(archive)).Message;

    /// <summary>The run with its last features of BiSSL changed.</summary>
    private RunArchive Changed(Action<FeatureSet> change)
    {
        foreach (var stored in StoredSet.In(run.Archive.FeaturesFolder))
        {
            var set = FeatureFile.Read(stored.File);
            if (set.Origin is { Stage: "bissl", Step: 32 })
                change(set);
            FeatureFile.Write(_folder[Path.GetFileName(stored.File)], set);
        }
        return run.WithFeaturesIn(_folder.Path);
    }
}
