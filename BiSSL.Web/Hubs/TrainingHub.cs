using System.Runtime.CompilerServices;
using BiSSL.Training;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Maps;
using Microsoft.AspNetCore.SignalR;

namespace BiSSL.Web.Hubs;

/// <summary>Follows runs live; the contract is docs/api.md.</summary>
public sealed class TrainingHub(RunStore store, RunTails tails, RunsTail list, MapTail maps) : Hub
{
    /// <summary>Everything that a run reports after a sequence number, without gaps and doubles.</summary>
    /// <param name="since">The last number already seen; 0 for none.</param>
    public async IAsyncEnumerable<Batch> Follow(string run, long since, [EnumeratorCancellation] CancellationToken cancel)
    {
        Check(run, since);
        await foreach (Batch batch in tails.Follow(run, since, cancel))
            yield return batch;
    }

    /// <summary>The runs that wait or are alive, then within a second whatever changes in the list.</summary>
    public IAsyncEnumerable<RunsChange> FollowRuns(CancellationToken cancel) => list.Follow(cancel);

    /// <summary>How a map of a run's features stands, until it has ended; its points come over HTTP.</summary>
    public async IAsyncEnumerable<MapStatus> FollowMap(string run, string map, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using IAsyncEnumerator<MapStatus> statuses = maps.Follow(run, map, cancel).GetAsyncEnumerator(cancel);
        while (await Next(statuses))
            yield return statuses.Current;
    }

    private static async Task<bool> Next(IAsyncEnumerator<MapStatus> statuses)
    {
        try
        {
            return await statuses.MoveNextAsync();
        }
        catch (RequestFault e)
        {
            throw new HubException(e.Message);
        }
    }

    private void Check(string run, long since)
    {
        try
        {
            long last = store.Get(run).LastSeq;
            if (since < 0 || since > last)
                throw new HubException($"The newest number of run {run} is {last}; follow it from there, or from 0.");
        }
        catch (UserError e)
        {
            throw new HubException(e.Message);
        }
    }
}
