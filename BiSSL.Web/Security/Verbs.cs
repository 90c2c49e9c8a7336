using BiSSL.Web.Hubs;

namespace BiSSL.Web.Security;

/// <summary>What kind of request one is.</summary>
internal static class Verbs
{
    private static readonly PathString[] s_live = [HubSetup.Path, "/_blazor"];

    /// <summary>True for the verbs that never change anything; every other one, known or not, may.</summary>
    public static bool OnlyRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>True for the addresses of the live connections. Their scripts cannot send a header of ours; their Origin is checked instead.</summary>
    public static bool IsLive(HttpRequest request) => s_live.Any(path => request.Path.StartsWithSegments(path));
}
