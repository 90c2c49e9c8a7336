using System.Net;
using BiSSL.Training;
using BiSSL.Web.Hosting;
using BiSSL.Web.Security;
using Microsoft.Extensions.Configuration;

namespace BiSSL.Tests.Web;

/// <summary>Where the dashboard listens, and whom it lets in.</summary>
public sealed class AccessTests : DashboardTest
{
    private static readonly string s_token = new('x', 32);

    [Theory]
    [InlineData("http://127.0.0.1:5170")]
    [InlineData("http://localhost:5170")]
    [InlineData("http://[::1]:5170")]
    [InlineData("http://127.8.9.1:1;http://[::1]:2")]
    public void Address_Loopback_IsAllowed(string address) => Require(address, token: null);

    [Theory]
    [InlineData("http://0.0.0.0:5170", "https")]
    [InlineData("http://*:5170", "https")]
    [InlineData("http://+:5170", "https")]
    [InlineData("http://[::]:5170", "https")]
    [InlineData("http://192.168.1.7:5170", "https")]
    [InlineData("http://localhost.example.org:5170", "https")]
    [InlineData("http://127.0.0.1:5170;http://10.0.0.1:5170", "https")]
    [InlineData("https://0.0.0.0:5170", "token of your own")]
    [InlineData("0.0.0.0", "no address")]
    public void Address_Elsewhere_IsRefusedWithoutHttpsAndToken(string address, string words)
    {
        Assert.Contains(words, Assert.Throws<UserError>(() => Require(address, token: null)).Message, StringComparison.Ordinal);
        if (words == "https")
            Assert.Throws<UserError>(() => Require(address, s_token));
    }

    [Fact]
    public void Address_ElsewhereWithHttpsAndToken_IsAllowed() => Require("https://0.0.0.0:5170", s_token);

    [Fact]
    public void Address_GivenToKestrelItself_IsHeldToTheSameRules() =>
        Assert.Throws<UserError>(() => Require("http://127.0.0.1:5170", null, ("Kestrel:Endpoints:Out:Url", "http://0.0.0.0:80")));

    [Fact]
    public void Token_MadeAtTheFirstStart_HasEnoughBitsAndIsForItsOwnerAlone()
    {
        Assert.Matches("^[A-Za-z0-9_-]{43}$", Dashboard.Token);
        if (OperatingSystem.IsWindows())
            return;
        string file = Path.Combine(Folder, "dashboard.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Folder, "keys")));
    }

    [Fact]
    public async Task SignIn_ByTheLink_GivesACookieThatScriptsAndOtherSitesCannotUse()
    {
        using HttpClient stranger = Dashboard.Stranger();
        using HttpResponseMessage response = await stranger.GetAsync($"sign-in?token={Dashboard.Token}");

        string cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Dashboard.Token, cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Dashboard.Token, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task SignIn_WrongToken_GivesNoCookie(string query)
    {
        using HttpClient stranger = Dashboard.Stranger();
        using HttpResponseMessage response = await stranger.GetAsync("sign-in" + query);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic eDp5")]
    public async Task Request_WithTheWrongToken_IsNotLetInEvenWithTheCookie(string authorization)
    {
        using HttpClient browser = await Dashboard.Browser();
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("api/runs")).StatusCode);
    }

    [Fact]
    public async Task Request_WithTheTokenAsCookieOrQuery_IsNotLetIn()
    {
        using HttpClient stranger = Dashboard.Stranger();
        stranger.DefaultRequestHeaders.Add("Cookie", $"bissl-{Dashboard.Address.Port}={Dashboard.Token}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"api/runs?token={Dashboard.Token}&access_token={Dashboard.Token}")).StatusCode);
    }

    [Fact]
    public async Task Browser_WhenTheDashboardStartsAnew_IsStillSignedIn()
    {
        using HttpClient browser = await Dashboard.Page();
        Dashboard.Dispose();
        Dashboard = new Dashboard(Folder);

        // The port is another one here, so the cookie is handed over by hand.
        using HttpClient again = await Dashboard.Browser();
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("api/runs")).StatusCode);
        foreach (string name in new[] { "X-Antiforgery" })
            again.DefaultRequestHeaders.Add(name, browser.DefaultRequestHeaders.GetValues(name));
        Assert.Equal(HttpStatusCode.BadRequest, (await again.PutAsync("api/queue", null)).StatusCode);
    }

    [Fact]
    public async Task Revoke_ByOneBrowser_SignsEveryoneOutAndEndsOpenConnections()
    {
        using HttpClient page = await Dashboard.Page(), other = await Dashboard.Browser(), script = Dashboard.Script();
        string old = Dashboard.Token;
        using HubClient hub = await HubClient.To(Dashboard);
        await using var stream = hub.Stream("FollowRuns").GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await page.PostAsync("api/session/revoke", null)).StatusCode);

        await Assert.ThrowsAnyAsync<Exception>(() => stream.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.NotEqual(old, Dashboard.Token);
        foreach (HttpClient client in new[] { page, other, script })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("api/runs")).StatusCode);
        using HttpClient fresh = Dashboard.Script();
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync("api/runs")).StatusCode);
    }

    private static void Require(string address, string? token, params (string Key, string Value)[] more) => BindingRules.Require(
        new DashboardOptions { Address = address, Token = token },
        new ConfigurationBuilder().AddInMemoryCollection(more.ToDictionary(m => m.Key, m => (string?)m.Value)).Build());
}
