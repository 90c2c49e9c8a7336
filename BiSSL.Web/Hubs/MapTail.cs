using System.Runtime.CompilerServices;
using BiSSL.Training.Runs.Maps;
using BiSSL.Web.Catalog.Maps;

namespace BiSSL.Web.Hubs;

/// <summary>Follows maps while they are made.</summary>
public sealed class MapTail(MapCatalog catalog, TimeProvider time)
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);

    /// <summary>How a map stands, whenever that is another than before; ends when the map has ended.</summary>
    /// <exception cref="Catalog.RequestFault">There is none, or not any more.</exception>
    public async IAsyncEnumerable<MapStatus> Follow(string run, string map, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        MapStatus? before = null;
        using var timer = new PeriodicTimer(s_pace, time);
        do
        {
            MapRecord now = catalog.Existing(run, map);
            MapStatus status = catalog.Status(now);
            if (status != before)
                yield return status;
            before = status;
            if (now.HasEnded)
                yield break;
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }
}
