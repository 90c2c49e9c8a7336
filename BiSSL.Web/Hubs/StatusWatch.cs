using BiSSL.Web.Api;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Hubs;

/// <summary>Tells when the status of a run is another one than before. Not for several threads at once.</summary>
internal sealed class StatusWatch(string id, RunCatalog catalog)
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    private byte[] _before = [];
    private long _looked;

    /// <summary>Whether it was last read a second ago.</summary>
    public bool IsDue => Environment.TickCount64 - _looked >= s_pace.TotalMilliseconds;

    /// <summary>The status, if more than the clock has changed since the last one.</summary>
    public RawJson? Changed()
    {
        _looked = Environment.TickCount64;
        RunStatus now = catalog.Status(id);
        byte[] timeless = RawJson.Of(now with { Now = default }, JsonSetup.Options).Utf8;
        if (timeless.AsSpan().SequenceEqual(_before))
            return null;
        _before = timeless;
        return RawJson.Of(now, JsonSetup.Options);
    }
}
