using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BiSSL.Benchmarks.Hub;

/// <summary>The hub's JSON protocol over a bare WebSocket, as docs/api.md shows it.</summary>
internal sealed class HubSocket : IDisposable
{
    private const byte End = 0x1e;
    private const int Room = 1 << 15;

    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _read = new();
    private int _used;

    private HubSocket()
    {
    }

    public static async Task<HubSocket> Open(Uri address, string token, CancellationToken cancel)
    {
        var hub = new HubSocket();
        hub._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await hub._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "hubs/training" }.Uri, cancel);
        await hub.Send("""{"protocol":"json","version":1}""", cancel);
        return hub;
    }

    /// <summary>The batches of a run after a sequence number. Each is valid until the next is asked for.</summary>
    public async IAsyncEnumerable<JsonElement> Follow(string run, long since, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Send($$"""{"type":4,"invocationId":"1","target":"Follow","arguments":["{{run}}",{{since}}]}""", cancel);
        while (true)
        {
            using JsonDocument message = JsonDocument.Parse(await Next(cancel));
            JsonElement root = message.RootElement;
            if (root.TryGetProperty("error", out JsonElement error))
                throw new InvalidOperationException(error.GetString());
            if (root.TryGetProperty("item", out JsonElement batch))
                yield return batch;
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task Send(string message, CancellationToken cancel) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, endOfMessage: true, cancel);

    private async Task<ReadOnlyMemory<byte>> Next(CancellationToken cancel)
    {
        int length;
        while ((length = _read.WrittenSpan[_used..].IndexOf(End)) < 0)
            await Receive(cancel);
        ReadOnlyMemory<byte> message = _read.WrittenMemory.Slice(_used, length);
        _used += length + 1;
        return message;
    }

    private async Task Receive(CancellationToken cancel)
    {
        byte[] rest = _read.WrittenSpan[_used..].ToArray();
        _read.ResetWrittenCount();
        _read.Write(rest);
        _used = 0;
        ValueWebSocketReceiveResult got = await _socket.ReceiveAsync(_read.GetMemory(Room), cancel);
        _read.Advance(got.Count);
        if (got.MessageType == WebSocketMessageType.Close)
            throw new InvalidOperationException("The hub closed the connection.");
    }
}
