using System.Net;
using System.Text.Json.Nodes;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Tests.Web;

/// <summary>Maps of features as scripts ask for them, and the processes that make them.</summary>
public sealed class MapsTests : DashboardTest
{
    private const string ForEver = """{"images":200,"perplexity":5,"iterations":5000}""";

    private static readonly (string Options, string Why)[] s_wrong =
    [
        ("""{"method":"umap"}""", "allowed are tsne and pca"),
        ("""{"perplexity":1}""", "allowed is 2 to 1,000"),
        ("""{"frames":["pretext","pretext"]}""", "each part of the run once"),
        ("""{"frames":null}""", "each part of the run once"),
        ("""{"images":-1}""", "allowed is 3 to 1,000,000"),
        ("""{"images":1}""", "a map needs at least three images"),
    ];

    private MapStore Maps => new(Dashboard.Store);

    [Fact]
    public async Task Map_AskedFor_IsMadeByAProcessAndCanBeFollowed()
    {
        using HttpClient script = Dashboard.Script();
        string run = Dashboard.NewRun().Id, map = await Post(script, run, """{"images":300,"perplexity":12.5,"frames":["pretext","bissl"]}""");
        using HubClient client = await HubClient.To(Dashboard);

        List<JsonNode> told = await client.Stream("FollowMap", run, map).ToListAsync();

        Assert.Equal("completed", (string)told[^1]["state"]!);
        Assert.Equal(told.Count, told.Select(status => status.ToJsonString()).Distinct().Count());
        JsonNode made = await Send(script, HttpMethod.Get, $"api/runs/{run}/maps/{map}");
        Assert.Equal((12.5, 300, "BiSSL"), ((double)made["options"]!["perplexity"]!, (int)made["result"]!["n"]!, (string)made["result"]!["frames"]![1]!["title"]!));
        Assert.All(made["ready"]!["positions"]!.AsArray(), version => Assert.True((long)version! > 0));
        Assert.Equal(map, (string)(await Send(script, HttpMethod.Get, $"api/runs/{run}/maps"))[0]!["id"]!);
    }

    [Fact]
    public async Task Points_OfAFinishedMap_AreThoseThatWereWritten()
    {
        using HttpClient script = Dashboard.Script();
        MapRecord map = FakeMap.Of(Dashboard.Store, Dashboard.NewRun().Id);
        string root = $"api/runs/{map.Run}/maps/{map.Id}";
        int n = map.Result!.N;

        byte[] points = await script.GetByteArrayAsync($"{root}/points"), frame = await script.GetByteArrayAsync($"{root}/frames/1");
        Assert.Equal((n * 8, n * 8, n * 20), (points.Length, (await script.GetByteArrayAsync($"{root}/positions?frame=1")).Length, frame.Length));
        Assert.Equal((FakeMap.Label(17), 34), (BitConverter.ToInt32(points, 17 * 4), BitConverter.ToInt32(points, (n + 17) * 4)));
        Assert.Equal(FakeMap.Knn(1, 22), BitConverter.ToInt32(frame, 22 * 4));
        JsonNode neighbours = await Send(script, HttpMethod.Get, $"{root}/neighbours/3");
        Assert.Equal(("[14,25,36,47,58]", "0.1"), (neighbours[1]!["points"]!.ToJsonString(), neighbours[1]!["distances"]![0]!.ToJsonString()));
        using HttpResponseMessage sheet = await script.GetAsync($"{root}/thumbnails/2");
        Assert.Equal(("image/jpeg", true), (sheet.Content.Headers.ContentType!.MediaType, sheet.Headers.CacheControl!.Private));
    }

    [Fact]
    public async Task Flips_BetweenTwoFrames_AreThoseWhoseNeighboursChangedTheirMind()
    {
        using HttpClient script = Dashboard.Script();
        MapRecord map = FakeMap.Of(Dashboard.Store, Dashboard.NewRun().Id);
        int[] right = [.. Enumerable.Range(0, map.Result!.N).Where(i => FakeMap.Knn(0, i) != FakeMap.Label(i) && FakeMap.Knn(1, i) == FakeMap.Label(i))];

        JsonNode flips = await Send(script, HttpMethod.Get, $"api/runs/{map.Run}/maps/{map.Id}/flips?from=0&to=1"), back = await Send(script, HttpMethod.Get, $"api/runs/{map.Run}/maps/{map.Id}/flips?from=1&to=0");

        Assert.Equal(right, Points(flips["wrongToRight"]!));
        Assert.Equal(right, Points(back["rightToWrong"]!));
        Assert.Equal((2 * right[0], FakeMap.Knn(0, right[0])), ((int)flips["wrongToRight"]![0]!["image"]!, (int)flips["wrongToRight"]![0]!["before"]!));
    }

    [Fact]
    public async Task Csv_OfAMap_HasALineForEveryPointAndNoFormula()
    {
        using HttpClient script = Dashboard.Script();
        MapRecord map = FakeMap.Of(Dashboard.Store, Dashboard.NewRun().Id);
        string[] lines = (await script.GetStringAsync($"api/runs/{map.Run}/maps/{map.Id}/csv")).Split("\r\n");
        Assert.Equal(map.Result!.N + 2, lines.Length);
        Assert.StartsWith("point,image,label,class,Pretext: x,Pretext: y,Pretext: knn,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1,2,1,'=lotus,", lines[2], StringComparison.Ordinal);
        Assert.All(lines[..^1], line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
    }

    [Fact]
    public async Task Maps_Several_AreMadeOneAtATimeAndGiveWay()
    {
        using HttpClient script = Dashboard.Script();
        string run = Dashboard.NewRun().Id, first = await Post(script, run, ForEver);
        Await(run, first, MapState.Running);
        string second = await Post(script, run, """{"images":200}""");
        Thread.Sleep(1500);
        Assert.Equal(MapState.Waiting, Maps.Get(run, second).State);
        Assert.Equal("10", Niceness(Maps.Get(run, first).Process!.Id));

        await Send(script, HttpMethod.Post, $"api/runs/{run}/maps/{first}/cancel");

        Await(run, first, MapState.Cancelled);
        Await(run, second, MapState.Completed);
        Assert.NotEmpty(await script.GetByteArrayAsync($"api/runs/{run}/maps/{first}/positions?frame=0"));
    }

    [Fact]
    public async Task Map_WhoseProcessIsKilled_HasFailedAndTheNextIsMade()
    {
        using HttpClient script = Dashboard.Script();
        string run = Dashboard.NewRun().Id, first = await Post(script, run, ForEver), second = await Post(script, run, """{"images":200}""");
        Await(run, first, MapState.Running);
        Processes.Kill(Maps.Get(run, first).Process);
        Assert.Contains("killed or crashed", Await(run, first, MapState.Failed).Error, StringComparison.Ordinal);
        Await(run, second, MapState.Completed);
    }

    [Fact]
    public async Task Map_ThatCannotBeMade_SaysWhy()
    {
        using HttpClient script = Dashboard.Script();
        string run = Dashboard.NewRun().Id, map = await Post(script, run, """{"images":90,"perplexity":30}""");
        Await(run, map, MapState.Failed);
        Assert.Contains("needs more than 90 images", (string)(await Send(script, HttpMethod.Get, $"api/runs/{run}/maps/{map}"))["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_ThatNoMapCanHave_AreRefused()
    {
        using HttpClient script = Dashboard.Script();
        string run = Dashboard.NewRun().Id;
        foreach ((string options, string why) in s_wrong)
        {
            JsonNode fault = await Send(script, HttpMethod.Post, $"api/runs/{run}/maps", options, HttpStatusCode.BadRequest);
            Assert.Contains(why, (string)fault["detail"]!, StringComparison.Ordinal);
        }

        Assert.Empty(Maps.Of(run));
    }

    [Fact]
    public async Task Address_OfWhatIsNotThere_IsNotFound()
    {
        using HttpClient script = Dashboard.Script();
        MapRecord map = FakeMap.Of(Dashboard.Store, Dashboard.NewRun().Id);
        foreach (string path in (string[])["none", "..%2f..%2fbissl.db", $"{map.Id}/frames/2", $"{map.Id}/positions?frame=-1", $"{map.Id}/neighbours/600", $"{map.Id}/thumbnails/3", $"{map.Id}/flips?from=0&to=9"])
        {
            using HttpResponseMessage response = await script.GetAsync($"api/runs/{map.Run}/maps/{path}");
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Delete_OfAMap_WaitsForItsEnd()
    {
        using HttpClient script = Dashboard.Script();
        string run = Dashboard.NewRun().Id, map = await Post(script, run, ForEver);
        Await(run, map, MapState.Running);
        await Send(script, HttpMethod.Delete, $"api/runs/{run}/maps/{map}", status: HttpStatusCode.Conflict);
        await Send(script, HttpMethod.Post, $"api/runs/{run}/maps/{map}/cancel");
        Await(run, map, MapState.Cancelled);

        using HttpResponseMessage response = await script.DeleteAsync($"api/runs/{run}/maps/{map}");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(Maps.Of(run));
        Assert.False(Directory.Exists(Dashboard.Store.Paths.Map(run, map)));
    }

    [Fact]
    public async Task FollowMap_OfWhatIsNotThere_SaysSo()
    {
        using HubClient client = await HubClient.To(Dashboard);
        string run = Dashboard.NewRun().Id;
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.Stream("FollowMap", run, "none").FirstAsync());
        Assert.Contains("has no map none", fault.Message, StringComparison.Ordinal);
    }

    private static int[] Points(JsonNode flips) => [.. flips.AsArray().Select(flip => (int)flip!["point"]!)];

    // The nineteenth field of its status, after a name in parentheses.
    private static string Niceness(int process) => File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ')[16];

    private static async Task<string> Post(HttpClient script, string run, string options) =>
        (string)(await Send(script, HttpMethod.Post, $"api/runs/{run}/maps", options, HttpStatusCode.Created))["id"]!;

    private MapRecord Await(string run, string map, MapState state)
    {
        Assert.True(SpinWait.SpinUntil(() => Pause() && Maps.Get(run, map).State == state, TimeSpan.FromSeconds(30)), $"It is {Maps.Get(run, map).State}: {Maps.Get(run, map).Error}");
        return Maps.Get(run, map);
    }

    private static bool Pause()
    {
        Thread.Sleep(20);
        return true;
    }
}
