using System.Net;
using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Hosting;
using BiSSL.Web.Security;
using Microsoft.Extensions.Options;

namespace BiSSL.Tests.Web;

/// <summary>Texts that would do harm if they were taken for more than texts.</summary>
public sealed class HostileTextTests : DashboardTest
{
    private const string Script = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";

    [Theory]
    [InlineData("")]
    [InlineData("api/runs")]
    [InlineData("api/none")]
    [InlineData("api/runs/0000000000")]
    [InlineData("sign-in")]
    [InlineData("_framework/blazor.web.js")]
    public async Task Answer_OfAnyKind_ForbidsInlineScriptFramesSniffingAndReferrers(string path)
    {
        using HttpClient script = Dashboard.Script();
        using HttpResponseMessage response = await script.GetAsync(path);

        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        string scripts = policy.Split(';').Single(part => part.Contains("script-src", StringComparison.Ordinal));
        Assert.Equal("script-src 'self'", scripts.Trim());
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Page_WithARunOfAHostileName_HasNoScriptButOurFiles()
    {
        Dashboard.NewRun(Script);
        using HttpClient browser = await Dashboard.Browser();
        string page = await browser.GetStringAsync("");

        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        Assert.DoesNotMatch("<[a-z][^>]*\\son[a-z]+\\s*=\\s*[\"'][^\"']*alert", page);
    }

    [Fact]
    public async Task Texts_OfARun_ComeBackAsTheyWereAndNeverAsHtml()
    {
        using HttpClient script = Dashboard.Script();
        string id = Dashboard.NewRun().Id;
        var body = new JsonObject { ["name"] = Script, ["tags"] = new JsonArray("key:value", Script[..60]), ["notes"] = new string('<', 10_000) };
        await Send(script, HttpMethod.Patch, $"api/runs/{id}", body.ToJsonString());

        using HttpResponseMessage response = await script.GetAsync($"api/runs/{id}");
        string raw = await response.Content.ReadAsStringAsync();
        JsonNode run = JsonNode.Parse(raw)!["run"]!;

        Assert.Equal(Script, (string)run["name"]!);
        Assert.Equal(10_000, ((string)run["notes"]!).Length);
        Assert.DoesNotContain('<', raw);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1, (int)(await Send(script, HttpMethod.Get, $"api/runs?tag={Uri.EscapeDataString("key:value")}"))["total"]!);
    }

    [Fact]
    public async Task Texts_TooLong_AreRefusedTogetherByName()
    {
        using HttpClient script = Dashboard.Script();
        var body = new JsonObject { ["name"] = new string('n', 201), ["notes"] = new string('n', 20_001), ["tags"] = new JsonArray("", new string('t', 61)) };
        string id = Dashboard.NewRun().Id;
        JsonNode fault = await Send(script, HttpMethod.Patch, $"api/runs/{id}", body.ToJsonString(), HttpStatusCode.BadRequest);

        Assert.Equal(["name", "notes", "tags", "tags"], fault["faults"]!.AsArray().Select(f => (string)f!["path"]!));
        Assert.Equal("a run", Dashboard.Store.Get(id).Name);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=A,\"b\"", "\"'=A,\"\"b\"\"\"")]
    [InlineData("a\r\n=b", "\"a\r\n=b\"")]
    [InlineData("seed 0/bissl", "seed 0/bissl")]
    public void Cell_OfASpreadsheet_IsNoFormula(string text, string cell) => Assert.Equal(cell + "\r\n", new CsvTable(["text"]).Line(text));

    [Theory]
    [InlineData("../dashboard.key")]
    [InlineData("..%2fdashboard.key")]
    [InlineData("%2e%2e/%2e%2e/dashboard.key")]
    [InlineData("%252e%252e%252fdashboard.key")]
    [InlineData("..%5cdashboard.key")]
    [InlineData("checkpoints/../../../dashboard.key")]
    [InlineData("checkpoints%2f..%2f..%2f..%2fdashboard.key")]
    [InlineData("checkpoints/link")]
    [InlineData("checkpoints/away/dashboard.key")]
    [InlineData("checkpoints;/../x")]
    [InlineData("/etc/passwd")]
    [InlineData("%00")]
    [InlineData("lock")]
    public async Task Artefact_OutsideItsFolder_IsNotFound(string name)
    {
        string id = Dashboard.NewRun().Id, folder = Dashboard.Store.Paths.Checkpoints(id);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "good"), "good");
        File.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(Folder, "dashboard.key"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "away"), Folder);
        using HttpClient script = Dashboard.Script();

        using HttpResponseMessage response = await script.GetAsync(new Uri($"{Dashboard.Address}api/runs/{id}/artefacts/{name}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        string body = await response.Content.ReadAsStringAsync();

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{response.StatusCode}");
        Assert.DoesNotContain(Dashboard.Token, body, StringComparison.Ordinal);
        Assert.Equal("good", await script.GetStringAsync($"api/runs/{id}/artefacts/checkpoints/good"));
        Assert.Equal(["checkpoints/good"], (await Send(script, HttpMethod.Get, $"api/runs/{id}/artefacts")).AsArray().Select(a => (string)a!["name"]!));
    }

    [Fact]
    public void DataRoot_OutsideTheAllowedFolders_IsRefusedWhateverTheWay()
    {
        string inside = Path.Combine(Folder, "data"), outside = Path.Combine(Folder, "data-secret");
        Directory.CreateDirectory(Path.Combine(inside, "cifar"));
        Directory.CreateDirectory(outside);
        Directory.CreateSymbolicLink(Path.Combine(inside, "out"), outside);
        Directory.CreateSymbolicLink(Path.Combine(inside, "up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(inside, "round"), Path.Combine(inside, "round"));
        Directory.CreateSymbolicLink(Path.Combine(outside, "back"), Path.Combine(inside, "cifar"));
        var roots = new DataRoots(Options.Create(new DashboardOptions { DataRoots = [inside] }));

        foreach (string good in new[] { inside, inside + "/", inside + "/cifar", inside + "/../data/cifar", inside + "/not-yet", outside + "/back" })
            Assert.True(roots.IsInside(good), good);
        foreach (string bad in new[] { outside, inside + "/../data-secret", inside + "/out", inside + "/out/x", inside + "/up", inside + "/up/data-secret", inside + "/round", "/", "/etc/passwd", inside + "\0", "~", "." })
            Assert.False(roots.IsInside(bad), bad);
        Assert.Equal(["data.root", "data.trainIndexFile"], roots.Faults(new DataOptions { Root = "/etc", TrainIndexFile = "/etc/passwd" }).Select(f => f.Path));
    }

    [Fact]
    public async Task NewRun_FromImagesElsewhere_IsRefused()
    {
        using HttpClient script = Dashboard.Script();
        JsonNode fault = await Send(script, HttpMethod.Post, "api/runs", """{"settings":["data.name=folder","data.root=/etc"]}""", HttpStatusCode.BadRequest);
        Assert.Contains("Dashboard:DataRoots", (string)fault["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2e")]
    [InlineData("..%2f..")]
    [InlineData("x'%20OR%201=1--")]
    [InlineData("CON")]
    public async Task Run_IdThatIsNone_IsNotFound(string id)
    {
        Dashboard.NewRun();
        using HttpClient script = Dashboard.Script();
        foreach (string part in new[] { "/log", "/artefacts", "/series/export.csv", "/events" })
        {
            using HttpResponseMessage response = await script.GetAsync(new Uri($"{Dashboard.Address}api/runs/{id}{part}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
