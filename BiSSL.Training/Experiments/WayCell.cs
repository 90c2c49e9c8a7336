using BiSSL.Training.Statistics;

namespace BiSSL.Training.Experiments;

/// <summary>What a way of training measured on a dataset.</summary>
/// <param name="Values">By seed, per cent; rising seeds.</param>
public sealed record WayCell(Way Way, IReadOnlyDictionary<int, double> Values)
{
    /// <summary>Over the seeds that are done; null if none is.</summary>
    public Spread? Spread => Values.Count == 0 ? null : Spread.Of([.. Values.Values]);
}
