using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Tests.Web;

/// <summary>A dashboard of its own for every test.</summary>
public abstract class DashboardTest : IDisposable
{
    private readonly TempFolder _folder = new();

    private protected DashboardTest(params (string Name, string Value)[] settings) => Dashboard = new Dashboard(Folder, settings);

    private protected Dashboard Dashboard { get; set; }

    private protected string Folder => _folder.Path;

    public void Dispose()
    {
        RunStore store = Dashboard.Store;
        Dashboard.Dispose();
        // From now on nothing is started any more.
        foreach (RunRecord run in store.In(RunState.Queued, RunState.Running, RunState.Paused, RunState.Stopping))
            Processes.Kill(run.Process);
        foreach (MapRecord map in new MapStore(store).In(MapState.Waiting, MapState.Running))
            Processes.Kill(map.Process);
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends JSON and reads JSON, of an answer with this status.</summary>
    internal static async Task<JsonNode> Send(HttpClient client, HttpMethod method, string path, string? json = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.True(status == response.StatusCode, $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
