using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BiSSL.Tests.Web;

public sealed class ApiTests() : DashboardTest(("StorePatienceSeconds", "1"), ("MaxQueuedRuns", "2"))
{
    [Fact]
    public async Task NewRun_WithSeveralFaults_NamesThemAllAndMakesNothing()
    {
        using HttpClient script = Dashboard.Script();
        string wish = """{"options":{"lower":{"steps":0,"stepz":1},"bilevel":{"lambda":-1}},"settings":["comparison.arms=none"],"tags":[""]}""";
        JsonNode answer = await Send(script, HttpMethod.Post, "api/runs", wish, HttpStatusCode.BadRequest);
        JsonNode draft = await Send(script, HttpMethod.Post, "api/options/validate", wish);

        string[] faults = ["lower.stepz", "lower.steps", "bilevel.lambda", "comparison.arms", "tags"];
        Assert.Superset(faults.ToHashSet(), answer["faults"]!.AsArray().Select(f => (string)f!["path"]!).ToHashSet());
        Assert.Equal(answer["faults"]!.ToJsonString(), draft["faults"]!.ToJsonString());
        Assert.Contains("lower.steps", (string)answer["detail"]!, StringComparison.Ordinal);
        Assert.Empty(Dashboard.Store.List());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"options\":[]}")]
    [InlineData("{\"options\":\"x\"}")]
    [InlineData("{\"preset\":7}")]
    [InlineData("nothing")]
    [InlineData("{\"preset\":\"none\"}")]
    public async Task NewRun_OfTheWrongShape_IsRefusedInWords(string body)
    {
        using HttpClient script = Dashboard.Script();
        JsonNode answer = await Send(script, HttpMethod.Post, "api/runs", body, HttpStatusCode.BadRequest);
        Assert.NotEqual("", (string)answer["detail"]!);
    }

    [Fact]
    public async Task NewRun_FromAParent_HasItsOptionsAndTellsTheDifference()
    {
        using HttpClient script = Dashboard.Script();
        string parent = Dashboard.NewRun("parent").Id;
        JsonNode child = await Send(script, HttpMethod.Post, "api/runs", $"{{\"parent\":\"{parent}\",\"settings\":[\"lower.steps=3\"],\"name\":\"child\"}}", HttpStatusCode.Created);

        Assert.Equal((parent, "child", "demo"), ((string)child["run"]!["parent"]!, (string)child["run"]!["name"]!, (string)child["run"]!["preset"]!));
        Assert.Equal(["name", "lower.steps"], child["parentDifferences"]!.AsArray().Select(d => (string)d!["path"]!));
        Assert.Equal(3, (int)child["options"]!["lower"]!["steps"]!);
        await Send(script, HttpMethod.Post, "api/runs", "{\"parent\":\"0000000000\"}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task NewRun_WhenTheQueueIsFull_IsRefused()
    {
        Dashboard.NewRunning("busy");
        using HttpClient script = Dashboard.Script();
        for (int i = 0; i < 2; i++)
            await Send(script, HttpMethod.Post, "api/runs", "{}", HttpStatusCode.Created);
        JsonNode answer = await Send(script, HttpMethod.Post, "api/runs", "{}", HttpStatusCode.Conflict);
        Assert.Contains("2 runs are waiting", (string)answer["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_RunThatEnded_GivesTheDiskBackAndALivingOneStays()
    {
        string id = Dashboard.NewRunning().Id;
        File.WriteAllBytes(Path.Combine(Dashboard.Store.Paths.Run(id), "weights"), new byte[5000]);
        using HttpClient script = Dashboard.Script();
        await Send(script, HttpMethod.Delete, $"api/runs/{id}", status: HttpStatusCode.Conflict);
        Dashboard.Store.Transition(id, RunState.Stopped);

        Assert.Equal(5000, (long)(await Send(script, HttpMethod.Delete, $"api/runs/{id}"))["freedBytes"]!);
        await Send(script, HttpMethod.Get, $"api/runs/{id}", status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_SearchedSortedAndPaged_GivesWhatFits()
    {
        for (int i = 0; i < 5; i++)
            Dashboard.Store.Annotate(Dashboard.NewRun($"Run {i}").Id, $"Run {i}", i % 2 == 0 ? ["even"] : [], i == 3 ? "Äpfel 100%" : "");
        Dashboard.NewRunning("alive");
        using HttpClient script = Dashboard.Script();

        Assert.Equal(["Run 4", "Run 3"], await Names("search=rUN&take=2"));
        Assert.Equal(["Run 2", "Run 1"], await Names("search=run&take=2&skip=2"));
        Assert.Equal(["Run 0", "Run 2", "Run 4"], await Names("tag=even&sort=name&desc=false"));
        Assert.Equal(["Run 3"], await Names("search=" + Uri.EscapeDataString("Äpfel 100%")));
        Assert.Equal(["alive"], await Names("state=running,paused"));
        Assert.Empty(await Names("search=R_n"));
        await Send(script, HttpMethod.Get, "api/runs?sort=colour", status: HttpStatusCode.BadRequest);
        await Send(script, HttpMethod.Get, "api/runs?take=100000", status: HttpStatusCode.BadRequest);

        async Task<string[]> Names(string query) => [.. (await Send(script, HttpMethod.Get, $"api/runs?{query}"))["runs"]!.AsArray().Select(run => (string)run!["name"]!)];
    }

    [Fact]
    public async Task Summary_OfARunThatTrains_TellsHowFarAndHowGoodItIs()
    {
        string id = Dashboard.NewRunning().Id;
        using (var writer = new RunWriter(Dashboard.Store, id))
        {
            writer.Happened(new RunEvent(EventKind.Planned, "", 0, JsonNode.Parse("""{"jobs":[{"scope":"a","cost":30},{"scope":"b","cost":10},{"scope":"c","cost":60}]}""")!.AsObject(), "plan"));
            writer.Happened(RunEvent.Said(EventKind.StageReused, "a", 0, ""));
            writer.Progress("b", "bissl", 5, 10, 2);
            for (int step = 1; step <= 1000; step++)
                writer.Point("seed 0/bissl", "lower/loss", step, 1000 - step);
            foreach (int seed in new[] { 0, 1 })
                foreach (int step in new[] { 1, 2, 3 })
                    writer.Point($"seed {seed}/bissl/fine-tune", "finetune/valTop1", step, new[] { 10, 40, 30 }[step - 1] + seed);
        }

        using HttpClient script = Dashboard.Script();
        JsonNode run = (await Send(script, HttpMethod.Get, "api/runs"))["runs"]![0]!;

        Assert.Equal(0.35, (double)run["progress"]!, 12);
        Assert.Equal((double)run["runningMs"]! * 65 / 5, (double)run["remainingMs"]!, 20.0);
        Assert.Equal(("b", 5), ((string)run["stage"]!["scope"]!, (int)run["stage"]!["done"]!));
        JsonNode arm = run["arms"]!.AsArray().Single()!;
        Assert.Equal(("bissl", 2, 30.5, 40.5), ((string)arm["arm"]!, (int)arm["seeds"]!, (double)arm["last"]!, (double)arm["best"]!));
        double[] line = [.. run["sparkline"]!.AsArray().Select(v => (double)v!)];
        Assert.Equal((40, 999, 0), (line.Length, line[0], line[^1]));
        Assert.False((bool)run["steered"]!);
    }

    [Fact]
    public async Task List_OfFortyTimesAsManyRuns_TakesFarFromFortyTimesAsLong()
    {
        using HttpClient script = Dashboard.Script();
        Dashboard.NewRun();
        AddCopies(from: 2, to: 50);
        double few = await Fastest(script, total: 50);
        AddCopies(from: 51, to: 2000);
        double many = await Fastest(script, total: 2000);

        Assert.True(many < 20 * few, $"{few:0.000} s became {many:0.000} s");
    }

    [Fact]
    public async Task Store_LockedBySomebodyElse_IsSaidSoonAndHarmsNothing()
    {
        string id = Dashboard.NewRun().Id;
        using HttpClient script = Dashboard.Script();
        using (var other = new SqliteConnection($"Data Source={Dashboard.Store.Paths.Database}"))
        {
            other.Open();
            using SqliteTransaction locked = other.BeginTransaction(deferred: false);
            JsonNode answer = await Send(script, HttpMethod.Patch, $"api/runs/{id}", "{\"name\":\"new\"}", HttpStatusCode.ServiceUnavailable);
            Assert.Contains("locked by another process", (string)answer["detail"]!, StringComparison.Ordinal);
            await Send(script, HttpMethod.Get, "api/runs");
        }

        Assert.Equal("new", (string)(await Send(script, HttpMethod.Patch, $"api/runs/{id}", "{\"name\":\"new\"}"))["name"]!);
    }

    [Fact]
    public async Task Store_ThatCannotMakeAFolder_IsNoConflict()
    {
        string runs = Path.GetDirectoryName(Dashboard.Store.Paths.Run("x"))!;
        if (Directory.Exists(runs))
            Directory.Delete(runs);
        await File.WriteAllTextAsync(runs, "", TestContext.Current.CancellationToken);
        using HttpClient script = Dashboard.Script();
        JsonNode answer = await Send(script, HttpMethod.Post, "api/runs", """{"preset":"demo"}""", HttpStatusCode.ServiceUnavailable);

        Assert.Contains("cannot be made", (string)answer["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disk_NearlyFull_TakesNoNewRunAndNoCheckpoint()
    {
        string running = Dashboard.NewRunning().Id, stopped = Dashboard.Store.Transition(Dashboard.NewRun().Id, RunState.Stopped).Id;
        Dashboard.Dispose();
        Dashboard = new Dashboard(Folder, ("DiskFloorMegabytes", "1000000000"));
        using HttpClient script = Dashboard.Script();

        foreach ((string path, string body) in new[] { ("api/runs", "{}"), ($"api/runs/{running}/commands", "{\"kind\":\"checkpoint\"}"), ($"api/runs/{stopped}/commands", "{\"kind\":\"resume\"}") })
            Assert.Contains("must stay free", (string)(await Send(script, HttpMethod.Post, path, body, HttpStatusCode.InsufficientStorage))["detail"]!, StringComparison.Ordinal);
        await Send(script, HttpMethod.Post, $"api/runs/{running}/commands", "{\"kind\":\"stop\"}", HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("{\"kind\":\"set\",\"name\":\"lambda\",\"value\":-1}", HttpStatusCode.Conflict)]
    [InlineData("{\"kind\":\"set\",\"name\":\"colour\",\"value\":1}", HttpStatusCode.Conflict)]
    [InlineData("{\"kind\":\"set\",\"name\":\"lambda\",\"value\":\"NaN\"}", HttpStatusCode.Conflict)]
    [InlineData("{\"kind\":\"explode\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"kind\":3}", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    public async Task Command_ThatCannotBe_IsRefusedInWords(string body, HttpStatusCode status)
    {
        string id = Dashboard.NewRunning().Id;
        using HttpClient script = Dashboard.Script();
        Assert.NotEqual("", (string)(await Send(script, HttpMethod.Post, $"api/runs/{id}/commands", body, status))["detail"]!);
        Assert.Empty((await Send(script, HttpMethod.Get, $"api/runs/{id}/commands")).AsArray());
    }

    [Fact]
    public async Task Options_OfTheForm_AreTheWholeTree()
    {
        using HttpClient script = Dashboard.Script();
        JsonArray options = (await Send(script, HttpMethod.Get, "api/options")).AsArray();
        JsonNode lambda = options.Single(o => (string)o!["path"]! == "bilevel.lambda")!;

        Assert.Equal(OptionTree.Leaves.Select(leaf => leaf.Path), options.Select(o => (string)o!["path"]!));
        Assert.Equal(("λ", "bilevel", "number", 0.0, 1e6, 0.001), ((string)lambda["symbol"]!, (string)lambda["group"]!, (string)lambda["type"]!, (double)lambda["min"]!, (double)lambda["max"]!, (double)lambda["default"]!));
        Assert.Equal("cifar10", (string)(await Send(script, HttpMethod.Get, "api/presets?dataset=cifar10"))[2]!["options"]!["data"]!["name"]!);
    }

    [Fact]
    public async Task Export_OfAFinishedArm_CanBeDownloaded()
    {
        string id = Dashboard.NewRun().Id;
        using HttpClient script = Dashboard.Script();
        JsonNode made = await Send(script, HttpMethod.Post, $"api/runs/{id}/exports", "{\"arm\":\"bissl\",\"seed\":1}", HttpStatusCode.Created);
        Assert.Equal("bissl 1", await script.GetStringAsync($"api/runs/{id}/artefacts/{(string)made["name"]!}"));
        JsonNode refused = await Send(script, HttpMethod.Post, $"api/runs/{id}/exports", "{\"arm\":\"scratch\"}", HttpStatusCode.Conflict);
        Assert.Contains("not finished", (string)refused["detail"]!, StringComparison.Ordinal);
        foreach (string body in new[] { "{\"arm\":\"--help\"}", "{\"arm\":\"bissl\",\"seed\":3}", "{\"arm\":\"bissl\",\"seed\":-1}", "{}" })
            await Send(script, HttpMethod.Post, $"api/runs/{id}/exports", body, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Estimate_WithoutARunOfTheKind_IsAGuessThatGrowsWithTheWork()
    {
        using HttpClient script = Dashboard.Script();
        JsonNode demo = await Send(script, HttpMethod.Post, "api/estimate", "{}"), paper = await Send(script, HttpMethod.Post, "api/estimate", "{\"preset\":\"paper\",\"settings\":[\"engine.device=cpu\"]}");

        Assert.Null(demo["paceOf"]);
        Assert.InRange((double)demo["timeMs"]!, 10_000, 3_600_000);
        Assert.True((double)paper["timeMs"]! > 1000 * (double)demo["timeMs"]!);
        double Stage(string name) => (double)paper["stages"]!.AsArray().Single(stage => (string)stage!["stage"]! == name)!["timeMs"]!;
        Assert.Equal(500.0 / 600, Stage("pretext warm-up") / Stage("pretext"), 3);    // their epochs, however long that takes
        Assert.True((long)paper["memoryBytes"]! > (long)demo["memoryBytes"]!);
        Assert.Contains("memory", string.Join(' ', (await Send(script, HttpMethod.Post, "api/estimate", "{\"settings\":[\"engine.device=cpu\",\"pretext.batch=60000\",\"model.width=512\",\"data.unlabelledCount=100000\"]}"))["warnings"]!), StringComparison.Ordinal);
        await Send(script, HttpMethod.Post, "api/estimate", "{\"settings\":[\"lower.steps=0\"]}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Estimate_AfterARunOfTheKind_TakesItsPaceAndMemory()
    {
        string id = Dashboard.NewRunning().Id;
        using (var writer = new RunWriter(Dashboard.Store, id))
        {
            writer.Happened(new RunEvent(EventKind.Planned, "", 0, JsonNode.Parse("""{"jobs":[{"scope":"a","cost":1000}]}""")!.AsObject(), "plan"));
            writer.Progress("a", "pretext warm-up", 50, 100, 2);
            writer.Point("machine", "memory", 1, 5e8);
            writer.Point("machine", "memory", 2, 7e8);
        }

        using HttpClient script = Dashboard.Script();
        JsonNode estimate = await Send(script, HttpMethod.Post, "api/estimate", "{\"settings\":[\"comparison.seeds=1\"]}");

        // 100 steps at 2/s are 50 s for a cost of 1000; the demo's warm-up has 450 steps of 2 · 128 images.
        Assert.Equal((id, id, 700_000_000), ((string)estimate["paceOf"]!, (string)estimate["memoryOf"]!, (long)estimate["memoryBytes"]!));
        JsonNode warmup = estimate["stages"]!.AsArray().Single(s => (string)s!["stage"]! == "pretext warm-up")!;
        Assert.Equal(450 * 256 * 0.05 * 1000, (double)warmup["timeMs"]!);
    }

    [Fact]
    public async Task Address_ThatIsNone_IsAPageForPeopleAndABareStatusForScripts()
    {
        using HttpClient script = Dashboard.Script(), person = await Dashboard.Browser();
        person.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using HttpResponseMessage bare = await script.GetAsync("api/none"), page = await person.GetAsync("nowhere");

        Assert.Equal((HttpStatusCode.NotFound, ""), (bare.StatusCode, await bare.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("There is no such page", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_DescribesEveryAddress()
    {
        using HttpClient script = Dashboard.Script();
        JsonNode description = (await script.GetFromJsonAsync<JsonNode>("openapi/v1.json"))!;
        IEnumerable<string> paths = Dashboard.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Where(p => p.StartsWith("/api/", StringComparison.Ordinal)).Select(p => p.Replace(":long", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal));

        Assert.Equal(paths.Distinct().Order(StringComparer.Ordinal), description["paths"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal("integer", (string)description["components"]!["schemas"]!["RunSummary"]!["properties"]!["created"]!["type"]!);
    }

    private void AddCopies(int from, int to)
    {
        using var store = new SqliteConnection($"Data Source={Dashboard.Store.Paths.Database}");
        store.Execute("""
            WITH RECURSIVE n(i) AS (SELECT @from UNION ALL SELECT i + 1 FROM n WHERE i < @to)
            INSERT INTO runs (id, name, state, preset, options, tags, notes, created, state_since)
            SELECT 'copy' || i, 'run ' || i, 'Completed', preset, options, tags, notes, created, state_since FROM runs, n WHERE number = 1
            """, new { from, to });
    }

    /// <summary>Seconds of the fastest of several lists of 50, so that a busy moment does not count.</summary>
    private static async Task<double> Fastest(HttpClient script, int total)
    {
        var seconds = new List<double>();
        for (int i = 0; i < 8; i++)
        {
            long start = Stopwatch.GetTimestamp();
            JsonNode answer = await Send(script, HttpMethod.Get, "api/runs?take=50&sort=name");
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            Assert.Equal(total, (int)answer["total"]!);
        }

        return seconds.Min();
    }
}
