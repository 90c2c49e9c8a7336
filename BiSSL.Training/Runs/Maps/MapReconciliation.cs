namespace BiSSL.Training.Runs.Maps;

/// <summary>Finds maps that claim to be made although no process makes them: after a crash, a kill, a power cut.</summary>
public static class MapReconciliation
{
    /// <summary>Marks every such map Failed, with what it has; gives those it marked.</summary>
    public static IReadOnlyList<MapRecord> Of(RunStore store)
    {
        var maps = new MapStore(store);
        MapRecord[] dead = [.. maps.In(MapState.Waiting, MapState.Running).Where(map => IsDead(map, store.Time.GetUtcNow()))];
        foreach (MapRecord map in dead)
            maps.End(map.Run, map.Id, MapState.Failed, Sentence(map));
        return [.. dead.Select(map => maps.Get(map.Run, map.Id))];
    }

    private static bool IsDead(MapRecord map, DateTimeOffset now) =>
        map.Process is { IsAlive: false } || (map.State == MapState.Running && now - map.Heartbeat > Reconciliation.Silence);

    private static string Sentence(MapRecord map) => map.Process is { IsAlive: true }
        ? $"Its process ({map.Process.Id}) has given no sign of life; what it had made by then is kept."
        : $"Its process ({map.Process?.Id}) ended without a word: it was killed or crashed, or the machine went down; what it had made by then is kept.";
}
