using BiSSL.Benchmarks.Stage;

namespace BiSSL.Tests.Web;

public sealed class DashboardProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>libtorch takes half a gigabyte, and its faults end a process: trainers have it, the dashboard never.</summary>
    [Fact]
    public async Task Dashboard_ThatServesItsPages_LoadsNoLibtorch()
    {
        using var dashboard = await DashboardProcess.Start(_folder.Path);
        using var client = new HttpClient();                                   // keeps the cookie of the sign-in
        foreach (var page in new[] { dashboard.Link, new Uri(dashboard.Address, "/new"), new Uri(dashboard.Address, "/data"), new Uri(dashboard.Address, "/experiments") })
            Assert.True((await client.GetAsync(page, TestContext.Current.CancellationToken)).IsSuccessStatusCode, page.ToString());

        Assert.Contains(dashboard.Loaded, library => library.Contains("coreclr", StringComparison.Ordinal));
        Assert.DoesNotContain(dashboard.Loaded, library => library.Contains("torch", StringComparison.OrdinalIgnoreCase));
    }
}
