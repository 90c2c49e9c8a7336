using System.Net;
using System.Text.Json.Nodes;
using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

/// <summary>Experiments by REST, trained by processes that can be killed.</summary>
public sealed class ExperimentsTests() : DashboardTest(("MaxQueuedRuns", "4"))
{
    private const string Wish = """
        {"name":"compare 100 two","datasets":[{"name":"a","settings":[]},{"name":"b","settings":["data.labelsPerClass=20"]}],"arms":["scratch","control","bissl"],"seeds":5}
        """;

    [Fact]
    public async Task Experiment_WhoseServerAndTrainerAreKilled_GoesOnAndEndsInAFilledVerdict()
    {
        string id;
        using (HttpClient script = Dashboard.Script())
        {
            JsonNode made = await Send(script, HttpMethod.Post, "api/experiments", Wish, HttpStatusCode.Created);
            id = (string)made["id"]!;
            Assert.Equal((0, 30, 2), ((int)made["done"]!, (int)made["total"]!, (int)made["waiting"]!));
            await Until(script, id, verdict => (int)verdict["experiment"]!["done"]! is > 2 and < 30);
        }

        RunRecord killed = Dashboard.Store.In(RunState.Running)[0];
        Dashboard.Dispose();
        Processes.Kill(killed.Process);
        Dashboard = new Dashboard(Folder, ("MaxQueuedRuns", "4"));
        using HttpClient again = Dashboard.Script();
        Dashboard.Await(killed.Id, RunState.Interrupted);
        await Send(again, HttpMethod.Post, $"api/experiments/{id}/continue", "{}");
        JsonNode end = await Until(again, id, verdict => (int)verdict["experiment"]!["done"]! == 30);

        Assert.Equal("bissl and control cannot be told apart on any of 2 datasets with 5 seeds.", (string)end["headline"]!);
        JsonNode difference = end["rows"]![0]!["difference"]!;
        Assert.Equal((1.5, 5, 0.0625, 0.375, false), ((double)difference["mean"]!, (int)difference["seeds"]!, (double)difference["p"]!, (double)difference["holm"]!, (bool)difference["clear"]!));
        Assert.Equal(42, (double)end["rows"]![1]!["cells"]![1]!["mean"]!);
        Assert.Equal(2, end["runs"]!.AsArray().Count);
    }

    [Fact]
    public async Task Experiment_Stopped_ContinuesAndTakesMoreSeedsOnceItIsDone()
    {
        using HttpClient script = Dashboard.Script();
        string id = (string)(await Send(script, HttpMethod.Post, "api/experiments", Wish.Replace("\"seeds\":5", "\"seeds\":2", StringComparison.Ordinal), HttpStatusCode.Created))["id"]!;
        await Send(script, HttpMethod.Post, $"api/experiments/{id}/seeds", "{\"seeds\":3}", HttpStatusCode.Conflict);
        Assert.Equal(2, (int)(await Send(script, HttpMethod.Post, $"api/experiments/{id}/stop", "{}"))["count"]!);
        await Until(script, id, verdict => (int)verdict["experiment"]!["open"]! == 2);
        Assert.Equal(2, (int)(await Send(script, HttpMethod.Post, $"api/experiments/{id}/continue", "{}"))["count"]!);
        await Until(script, id, verdict => verdict["runs"]!.AsArray().All(run => (string)run!["state"]! == "completed"));

        await Send(script, HttpMethod.Post, $"api/experiments/{id}/seeds", "{\"seeds\":2}", HttpStatusCode.BadRequest);
        JsonNode more = await Send(script, HttpMethod.Post, $"api/experiments/{id}/seeds", "{\"seeds\":3}");
        Assert.Equal((12, 18), ((int)more["done"]!, (int)more["total"]!));
        await Until(script, id, verdict => (int)verdict["experiment"]!["done"]! == 18);
    }

    [Fact]
    public async Task Experiment_WithARunDeleted_QueuesItAnew()
    {
        string id = Made();
        string run = new ExperimentStore(Dashboard.Store).Runs(id)[0].Run.Id;
        using HttpClient script = Dashboard.Script();
        await Send(script, HttpMethod.Post, $"api/experiments/{id}/stop", "{}");
        Dashboard.Await(run, RunState.Stopped);
        await Send(script, HttpMethod.Delete, $"api/runs/{run}");
        Assert.Equal(2, (int)(await Send(script, HttpMethod.Post, $"api/experiments/{id}/continue", "{}"))["count"]!);
        Assert.Equal(["b", "a"], new ExperimentStore(Dashboard.Store).Runs(id).Select(one => one.Dataset));
    }

    [Fact]
    public async Task NewExperiment_WithFaults_NamesThemAndMakesNothing()
    {
        (string Wish, string Path)[] wrong =
        [
            ("""{"name":"x","datasets":[{"name":"a","settings":["lower.stepz=1"]}]}""", "lower.stepz"),
            ("""{"name":"x","datasets":[{"name":"a","settings":["data.name=folder","data.root=/"]}]}""", "data.root"),
            ("""{"name":"x"}""", "datasets"),
            ("""{"datasets":null}""", "experiment"),
            ("""{"datasets":[null]}""", "experiment"),
            ("""{"name":"x","datasets":[{"settings":null}]}""", "experiment"),
        ];
        using HttpClient script = Dashboard.Script();
        foreach ((string wish, string path) in wrong)
        {
            JsonNode answer = await Send(script, HttpMethod.Post, "api/experiments", wish, HttpStatusCode.BadRequest);
            JsonNode checkedOnly = await Send(script, HttpMethod.Post, "api/experiments/validate", wish);
            Assert.Contains(answer["faults"]!.AsArray(), fault => (string)fault!["path"]! == path);
            Assert.Contains(checkedOnly["faults"]!.AsArray(), fault => (string)fault!["path"]! == path);
        }

        Assert.Empty(Dashboard.Store.List());
    }

    [Fact]
    public async Task NewExperiment_OfMoreRunsThanMayWait_IsRefusedWhole()
    {
        using HttpClient script = Dashboard.Script();
        string five = string.Join(',', Enumerable.Range(0, 5).Select(i => $$"""{"name":"d{{i}}","settings":[]}"""));
        JsonNode answer = await Send(script, HttpMethod.Post, "api/experiments", $$"""{"name":"x","datasets":[{{five}}]}""", HttpStatusCode.Conflict);
        Assert.Contains("at most 4 may wait", (string)answer["detail"]!, StringComparison.Ordinal);
        Assert.Empty(Dashboard.Store.List());
    }

    [Fact]
    public async Task Look_AtWhatIsNotThere_IsRefusedInWords()
    {
        using HttpClient script = Dashboard.Script();
        string id = Made();
        foreach (string rest in new[] { "?metric=colour", "?first=none&second=/bissl", "?first=/bissl", "/table?format=exe", "/table?format=../../x" })
            Assert.NotEqual("", (string)(await Send(script, HttpMethod.Get, $"api/experiments/{id}{rest}", status: HttpStatusCode.BadRequest))["detail"]!);
    }

    [Fact]
    public async Task Table_AsAFile_HasItsTypeAndName()
    {
        string id = Made();
        using HttpClient script = Dashboard.Script();
        foreach ((string format, string type) in new[] { ("csv", "text/csv"), ("md", "text/markdown"), ("tex", "application/x-tex") })
        {
            using HttpResponseMessage response = await script.GetAsync($"api/experiments/{id}/table?format={format}&first=%2Fbissl&second=%2Fscratch");
            Assert.Equal((type, $"{id}-top-1.{format}"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));
            Assert.Contains("scratch", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Delete_AnExperiment_LeavesItsRunsAndItIsGone()
    {
        string id = Made();
        using HttpClient script = Dashboard.Script();
        Assert.Equal(HttpStatusCode.NoContent, (await script.DeleteAsync($"api/experiments/{id}")).StatusCode);
        await Send(script, HttpMethod.Get, $"api/experiments/{id}", status: HttpStatusCode.NotFound);
        Assert.Empty((await Send(script, HttpMethod.Get, "api/experiments")).AsArray());
        Assert.Equal(2, Dashboard.Store.List().Count);
    }

    private string Made() => new ExperimentStore(Dashboard.Store).Create(ExperimentPlan.Of(ExperimentJson.Read(Wish, "wish"))).Id;

    private static async Task<JsonNode> Until(HttpClient script, string id, Func<JsonNode, bool> fits)
    {
        for (int i = 0; i < 600; i++)
        {
            JsonNode verdict = await Send(script, HttpMethod.Get, $"api/experiments/{id}");
            if (fits(verdict))
                return verdict;
            await Task.Delay(50);
        }

        throw new TimeoutException((await script.GetStringAsync($"api/experiments/{id}")));
    }
}
