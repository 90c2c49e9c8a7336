using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BiSSL.Tests.Web;

/// <summary>SignalR's JSON protocol over a bare WebSocket, as docs/api.md shows it in Python.</summary>
internal sealed class HubClient : IDisposable
{
    private const char End = '\x1e';

    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _rest = new();
    private readonly byte[] _buffer = new byte[1 << 16];

    private HubClient(IEnumerable<(string Name, string Value)> headers)
    {
        foreach ((string name, string value) in headers)
            _socket.Options.SetRequestHeader(name, value);
    }

    /// <summary>The status that the handshake was refused with; nothing if it was not.</summary>
    public int? Refused { get; private set; }

    /// <summary>Connects as a script.</summary>
    public static Task<HubClient> To(Dashboard dashboard, string path = "hubs/training") =>
        To(dashboard, path, [("Authorization", $"Bearer {dashboard.Token}")]);

    public static async Task<HubClient> To(Dashboard dashboard, string path, IEnumerable<(string Name, string Value)> headers)
    {
        var client = new HubClient(headers);
        client._socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await client._socket.ConnectAsync(new UriBuilder(dashboard.Address) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
            await client.Send(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
        }
        catch (WebSocketException)
        {
            client.Refused = (int)client._socket.HttpStatusCode;
        }

        return client;
    }

    /// <summary>The items of a stream, until it ends.</summary>
    /// <exception cref="InvalidOperationException">The hub said what was wrong.</exception>
    public async IAsyncEnumerable<JsonNode> Stream(string method, params JsonNode[] arguments)
    {
        await Send(new JsonObject { ["type"] = 4, ["invocationId"] = "1", ["target"] = method, ["arguments"] = new JsonArray(arguments) });
        while (await Message() is { } message)
        {
            if (message["error"] is { } error)
                throw new InvalidOperationException((string)error!);
            if ((int?)message["type"] == 2)
                yield return message["item"]!;
            else if ((int?)message["type"] is 3 or 7)
                yield break;
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task Send(JsonObject message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + End), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<JsonNode?> Message()
    {
        int end;
        while ((end = _rest.ToString().IndexOf(End, StringComparison.Ordinal)) < 0)
        {
            WebSocketReceiveResult read = await _socket.ReceiveAsync(_buffer, CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
                return null;
            _rest.Append(Encoding.UTF8.GetString(_buffer, 0, read.Count));
        }

        JsonNode message = JsonNode.Parse(_rest.ToString(0, end))!;
        _rest.Remove(0, end + 1);
        return message;
    }
}
