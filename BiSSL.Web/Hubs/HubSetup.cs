using BiSSL.Web.Api;
using Microsoft.AspNetCore.Http.Connections;

namespace BiSSL.Web.Hubs;

/// <summary>The live stream.</summary>
public static class HubSetup
{
    public const string Path = "/hubs/training";

    private const int MostBytesOfAMessage = 4096;

    public static void AddHubs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR(hub => hub.MaximumReceiveMessageSize = MostBytesOfAMessage)
            .AddJsonProtocol(json => JsonSetup.Apply(json.PayloadSerializerOptions));
        builder.Services.AddSingleton<RunTails>().AddSingleton<RunsTail>().AddSingleton<MapTail>();
    }

    public static void MapHubs(this WebApplication app) =>
        app.MapHub<TrainingHub>(Path, hub => hub.Transports = HttpTransportType.WebSockets);
}
