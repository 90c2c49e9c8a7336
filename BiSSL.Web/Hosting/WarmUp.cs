using System.Net.Http.Headers;
using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BiSSL.Web.Hosting;

/// <summary>Asks the dashboard once for what its first visitor will ask for, so that the code which answers is compiled before somebody waits for it.</summary>
public sealed class WarmUp(RunStore store, RunCatalog catalog, Access access, IServer server, IHostApplicationLifetime lifetime) : BackgroundService
{
    // As many curves and buckets as a page asks for at once.
    private const int Curves = 4;
    private const int Buckets = 2048;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = Task.Run(() => Visit(stoppingToken), stoppingToken));
        return Task.CompletedTask;
    }

    private async Task Visit(CancellationToken stopping)
    {
        try
        {
            if (Address() is not { } address)
                return;
            using HttpClient visitor = Visitor(address);
            foreach (string path in Paths())
                await visitor.GetByteArrayAsync(path, stopping);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or UserError)
        {
            // Whoever asks for the same is told what is wrong.
        }
    }

    // The token goes nowhere but to this machine.
    private Uri? Address() => server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).FirstOrDefault(a => a.IsLoopback && a.Scheme == Uri.UriSchemeHttp);

    private HttpClient Visitor(Uri address) => new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", access.Token) } };

    private IEnumerable<string> Paths()
    {
        yield return "/";
        if (catalog.Find(new RunSearch()).Runs is not [var newest, ..])
            yield break;
        yield return $"/runs/{newest.Id}";
        yield return $"/api/runs/{newest.Id}/series";
        if (new RunReader(store, newest.Id).Series().Take(Curves).Select(s => s.Id).ToArray() is { Length: > 0 } ids)
            yield return $"/api/runs/{newest.Id}/series/data?ids={string.Join(',', ids)}&buckets={Buckets}&smooth=0";
    }
}
