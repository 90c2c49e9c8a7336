using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BiSSL.Tests.Web;

/// <summary>The dashboard as people start it, on a port of its own, over a store; its trainers are <see cref="FakeTrainer"/>s.</summary>
internal sealed class Dashboard : WebApplicationFactory<TrainingService>
{
    private readonly string _store;
    private readonly Dictionary<string, string> _settings;

    /// <param name="settings">Of the section Dashboard.</param>
    public Dashboard(string store, params (string Name, string Value)[] settings)
    {
        _store = store;
        _settings = settings.ToDictionary(s => s.Name, s => s.Value);
        UseKestrel(0);
        StartServer();
    }

    public RunStore Store => Services.GetRequiredService<RunStore>();

    public Uri Address => ClientOptions.BaseAddress;

    public string Token => Services.GetRequiredService<BiSSL.Web.Security.Access>().Token;

    /// <summary>A client that is not signed in and follows nothing by itself.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A script with the token.</summary>
    public HttpClient Script()
    {
        HttpClient client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    /// <summary>A browser that opened the printed link.</summary>
    public async Task<HttpClient> Browser()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        (await client.GetAsync($"sign-in?token={Token}")).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>As <see cref="Browser"/>, with the antiforgery token on every request.</summary>
    public async Task<HttpClient> Page()
    {
        HttpClient client = await Browser();
        JsonNode session = (await client.GetFromJsonAsync<JsonNode>("api/session"))!;
        client.DefaultRequestHeaders.Add((string)session["header"]!, (string)session["token"]!);
        return client;
    }

    /// <summary>A run of the demo that nobody starts.</summary>
    public RunRecord NewRun(string name = "a run") =>
        Store.Create(new NewRun(name, "demo", OptionsJson.Write(Preset.Named("demo").Make("shapes") with { Name = name })));

    /// <summary>A run that says it trains in this process.</summary>
    public RunRecord NewRunning(string name = "a run") =>
        Store.Transition(NewRun(name).Id, RunState.Running, new StateChange { Process = ProcessIdentity.Current });

    /// <summary>Waits until a run is in a state.</summary>
    public RunRecord Await(string id, RunState state, int seconds = 30)
    {
        Assert.True(SpinWait.SpinUntil(() => Pause() && Store.Get(id).State == state, TimeSpan.FromSeconds(seconds)), $"It is {Store.Get(id).State}: {Store.Get(id).Error}");
        return Store.Get(id);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Dashboard:Address", "http://127.0.0.1:0");
        builder.UseSetting("Dashboard:Store", _store);
        builder.UseSetting("Dashboard:Trainer", typeof(Dashboard).Assembly.Location);
        builder.UseSetting("Dashboard:DiskFloorMegabytes", "1");
        builder.UseSetting("Dashboard:DemoWhenEmpty", "false");
        foreach ((string name, string value) in _settings)
            builder.UseSetting($"Dashboard:{name}", value);
    }

    private static bool Pause()
    {
        Thread.Sleep(20);
        return true;
    }
}
