using System.Net;
using System.Text.Json.Nodes;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

public sealed class FullDiskTests : IDisposable
{
    private readonly TinyDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Store_OnADiskWithoutAByteLeft_SaysSoReadsOnAndLosesNothing()
    {
        using var dashboard = new Dashboard(_disk.Path, ("DiskFloorMegabytes", "0"), ("StorePatienceSeconds", "1"));
        RunRecord run = dashboard.NewRun("before");
        using HttpClient script = dashboard.Script();
        _disk.Fill(0);

        using HttpResponseMessage refused = await Rename(script, run.Id, new string('n', 200), new string('n', 20_000));
        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
        Assert.Contains("disk is full", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await script.GetAsync("api/runs")).StatusCode);
        Assert.Equal("before", dashboard.Store.Get(run.Id).Name);

        _disk.Empty();
        Assert.Equal(HttpStatusCode.OK, (await Rename(script, run.Id, "after", "")).StatusCode);
        Assert.Equal("after", dashboard.Store.Get(run.Id).Name);
    }

    private static Task<HttpResponseMessage> Rename(HttpClient script, string id, string name, string notes) =>
        script.PatchAsync($"api/runs/{id}", new StringContent(new JsonObject { ["name"] = name, ["notes"] = notes }.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
}
