namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>What the nearest other points of every point say of its class: one vote each; of classes with equal votes the first counts.</summary>
/// <param name="Labels">The winning class of each point.</param>
/// <param name="Shares">Its share of the votes, 0…1.</param>
public sealed record NeighbourVote(int[] Labels, float[] Shares)
{
    /// <param name="neighbours">k numbers of points for every judged one, row by row.</param>
    /// <param name="labels">Class numbers of all points, below <paramref name="classes"/>.</param>
    public static NeighbourVote Of(ReadOnlySpan<int> neighbours, int k, int[] labels, int classes)
    {
        var vote = new NeighbourVote(new int[neighbours.Length / k], new float[neighbours.Length / k]);
        var votes = new int[classes];
        for (var i = 0; i < vote.Labels.Length; i++)
        {
            Array.Clear(votes);
            foreach (var neighbour in neighbours.Slice(i * k, k))
                votes[labels[neighbour]]++;
            vote.Labels[i] = Array.IndexOf(votes, votes.Max());
            vote.Shares[i] = votes[vote.Labels[i]] / (float)k;
        }
        return vote;
    }

    /// <summary>The share of right votes.</summary>
    /// <param name="truth">The class of each judged point.</param>
    public double Accuracy(IReadOnlyList<int> truth) => Labels.Index().Average(vote => vote.Item == truth[vote.Index] ? 1.0 : 0.0);
}
