using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BiSSL.Tests.Web;

/// <summary>What is refused, whoever asks.</summary>
public sealed class GuardTests() : DashboardTest(("MaxBodyKilobytes", "64"))
{
    private static readonly string[] s_verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "MADEUP"];

    public static TheoryData<string> Live => ["hubs/training", "_blazor"];

    [Fact]
    public async Task Endpoints_AllOfThemAndEveryVerb_LetNobodyInUnasked()
    {
        using HttpClient stranger = Dashboard.Stranger();
        foreach ((string verb, string path) in Everything())
        {
            using HttpResponseMessage response = await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(verb), path));
            Assert.True(response.StatusCode is HttpStatusCode.Unauthorized, $"{verb} {path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Endpoints_AllOfThemAndEveryVerb_ChangeNothingWithoutTheAntiforgeryToken()
    {
        Dashboard.NewRun();
        string before = Everyone();
        using HttpClient browser = await Dashboard.Browser();
        foreach ((string verb, string path) in Everything())
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb), path);
            if (verb is not ("GET" or "HEAD" or "TRACE"))
                request.Content = new StringContent("""{"kind":"stop","name":"changed","order":[]}""", Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (verb is not ("GET" or "HEAD"))
                Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{verb} {path}: {response.StatusCode}");
        }

        Assert.Equal(before, Everyone());
        Assert.True(Everything().Count() > 200);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.")]
    [InlineData("localhost.evil.example:80")]
    [InlineData("[::2]")]
    [InlineData("169.254.169.254")]
    public async Task Host_Foreign_IsRefusedEverywhere(string host)
    {
        using HttpClient script = Dashboard.Script();
        foreach (string path in new[] { "", "api/runs", "sign-in", "openapi/v1.json", "_framework/blazor.web.js", "hubs/training/negotiate", "_blazor/negotiate" })
        {
            using var request = new HttpRequestMessage(path.EndsWith("negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
            request.Headers.Host = host;
            Assert.Equal(HttpStatusCode.BadRequest, (await script.SendAsync(request)).StatusCode);
        }

        foreach (string path in Live)
        {
            using HubClient client = await HubClient.To(Dashboard, path, [("Host", host), ("Authorization", $"Bearer {Dashboard.Token}")]);
            Assert.Equal(400, client.Refused);
        }
    }

    [Fact]
    public async Task Host_MissingOrTwice_IsRefused()
    {
        Assert.StartsWith("HTTP/1.1 400", await Raw("GET /api/runs HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await Raw("GET /api/runs HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await Raw("GET /api/runs HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await Raw("GET http://evil.example/api/runs HTTP/1.1\r\nHost: evil.example\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Live))]
    public async Task Handshake_OfALiveConnection_NeedsOurOriginAndASignIn(string path)
    {
        string own = Dashboard.Address.GetLeftPart(UriPartial.Authority);
        string cookie = await Cookie();
        Assert.Equal(401, (await Knock(path, ("Origin", own))).Refused);
        Assert.Equal(403, (await Knock(path, ("Origin", "http://evil.example"), ("Cookie", cookie))).Refused);
        Assert.Equal(403, (await Knock(path, ("Origin", "null"), ("Cookie", cookie))).Refused);
        Assert.Equal(403, (await Knock(path, ("Origin", own.Replace("http:", "https:", StringComparison.Ordinal)), ("Cookie", cookie))).Refused);
        Assert.Equal(403, (await Knock(path, ("Origin", $"http://127.0.0.1:{Dashboard.Address.Port + 1}"), ("Cookie", cookie))).Refused);
        Assert.Equal(403, (await Knock(path, ("Cookie", cookie))).Refused);
        Assert.Null((await Knock(path, ("Origin", own), ("Cookie", cookie))).Refused);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Change_AskedByAnotherSite_IsRefusedEvenWithAllTokens(string header, string value)
    {
        using HttpClient page = await Dashboard.Page();
        page.DefaultRequestHeaders.Add(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.PutAsync("api/queue", new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode);
    }

    [Fact]
    public async Task Change_OfOurOwnPage_IsDone()
    {
        using HttpClient page = await Dashboard.Page();
        page.DefaultRequestHeaders.Add("Origin", Dashboard.Address.GetLeftPart(UriPartial.Authority));
        await Send(page, HttpMethod.Put, "api/queue", "{\"order\":[]}");
    }

    [Fact]
    public async Task Body_TooLarge_IsRefusedAndTheNextRequestIsServed()
    {
        using HttpClient script = Dashboard.Script();
        using HttpResponseMessage response = await script.PostAsync("api/runs", new StringContent(new string(' ', 65 * 1024) + "{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await script.GetAsync("api/runs")).StatusCode);
        Assert.Empty(Dashboard.Store.List());
    }

    [Fact]
    public async Task Body_Of100Megabytes_EndsWithoutBeingRead()
    {
        string answer = await Raw($"POST /api/runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Dashboard.Token}\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n{{");
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_NestedWithoutEnd_IsRefused()
    {
        using HttpClient script = Dashboard.Script();
        string deep = "{\"options\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5001);
        Assert.Equal(HttpStatusCode.BadRequest, (await script.PostAsync("api/runs", new StringContent(deep, Encoding.UTF8, "application/json"))).StatusCode);
    }

    private async Task<HubClient> Knock(string path, params (string, string)[] headers)
    {
        using HubClient client = await HubClient.To(Dashboard, path, headers);
        return client;
    }

    private async Task<string> Cookie()
    {
        using HttpClient stranger = Dashboard.Stranger();
        using HttpResponseMessage response = await stranger.GetAsync($"sign-in?token={Dashboard.Token}");
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>Every verb on every endpoint there is, with a run that exists where one is asked for.</summary>
    private IEnumerable<(string Verb, string Path)> Everything()
    {
        string id = Dashboard.Store.List() is [var run, ..] ? run.Id : Dashboard.NewRun().Id;
        var patterns = Dashboard.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Where(p => !p.Contains("_content", StringComparison.Ordinal)).Distinct();
        return from pattern in patterns
               let path = pattern.Replace("{id}", id, StringComparison.Ordinal).Replace("{number:long}", "1", StringComparison.Ordinal)
                   .Replace("{**name}", "x", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal)
               from verb in s_verbs
               select (verb, path);
    }

    private string Everyone() => string.Join('\n', Dashboard.Store.List().Select(run => $"{run.Id} {run.State} {run.Name} {run.LastSeq} {run.QueuePlace}"));

    /// <summary>Sends exactly this and reads what comes.</summary>
    private async Task<string> Raw(string text)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Dashboard.Address.Port);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        byte[] answer = new byte[4096];
        int length = await stream.ReadAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        return Encoding.ASCII.GetString(answer, 0, length);
    }
}
