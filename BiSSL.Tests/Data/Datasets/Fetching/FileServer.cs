using System.Net;
using System.Net.Sockets;

namespace BiSSL.Tests.Data.Datasets.Fetching;

/// <summary>Serves bytes on this machine by HTTP, with ranges; may break off, or serve another version.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, byte[]> _files = [];

    public FileServer()
    {
        Address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>The first byte of every range asked for; 0 for whole files.</summary>
    public List<long> Begun { get; } = [];

    /// <summary>Bytes after which each answer breaks off.</summary>
    public int? BreaksAfter { get; set; }

    public string Tag { get; set; } = "\"one\"";

    public string Put(string name, byte[] content)
    {
        _files[$"/{name}"] = content;
        return Address + name;
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The client has gone, or the test has ended.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var answer = context.Response;
        if (!_files.TryGetValue(context.Request.Url!.AbsolutePath, out var content))
        {
            answer.StatusCode = 404;
            answer.Close();
            return;
        }
        var first = context.Request.Headers["Range"] is { } range && context.Request.Headers["If-Range"] == Tag ? int.Parse(range["bytes=".Length..^1], null) : 0;
        Begun.Add(first);
        answer.StatusCode = first > 0 ? 206 : 200;
        answer.Headers["ETag"] = Tag;
        if (first > 0)
            answer.Headers["Content-Range"] = $"bytes {first}-{content.Length - 1}/{content.Length}";
        answer.ContentLength64 = content.Length - first;
        var count = Math.Min(content.Length - first, BreaksAfter ?? int.MaxValue);
        await answer.OutputStream.WriteAsync(content.AsMemory(first, count));
        await answer.OutputStream.FlushAsync();
        if (first + count < content.Length)
            answer.Abort();
        else
            answer.Close();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
