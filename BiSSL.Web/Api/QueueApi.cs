using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;

namespace BiSSL.Web.Api;

/// <summary>Which run comes next.</summary>
internal static class QueueApi
{
    public static void MapQueue(this RouteGroupBuilder api)
    {
        api.MapGet("/queue", (RunStore store, Devices devices) => Queue(store, devices));
        api.MapPut("/queue", (OrderMessage body, RunStore store, Devices devices) =>
        {
            new RunQueue(store).Order(body.Order ?? []);
            return Queue(store, devices);
        });
    }

    private static QueueMessage Queue(RunStore store, Devices devices)
    {
        IReadOnlyList<RunRecord> waiting = new RunQueue(store).Waiting();
        ILookup<string, RunRecord> alive = store.In(RunState.Running, RunState.Paused, RunState.Stopping).ToLookup(devices.Of);
        IEnumerable<string> names = waiting.Select(devices.Of).Concat(alive.Select(a => a.Key)).Distinct().Order(StringComparer.Ordinal);
        return new([.. waiting.Select(run => run.Id)], [.. names.Select(name => new DeviceMessage(name, alive[name].FirstOrDefault()?.Id))]);
    }
}

/// <param name="Order">Ids, first to start first.</param>
public sealed record OrderMessage(IReadOnlyList<string>? Order);

/// <param name="Order">Ids of the waiting runs, first to start first.</param>
/// <param name="Devices">The devices that runs wait for or use.</param>
public sealed record QueueMessage(IReadOnlyList<string> Order, IReadOnlyList<DeviceMessage> Devices);

/// <param name="Run">The run that uses it.</param>
public sealed record DeviceMessage(string Device, string? Run);
