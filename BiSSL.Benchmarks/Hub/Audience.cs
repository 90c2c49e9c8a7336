using BiSSL.Benchmarks.Stage;

namespace BiSSL.Benchmarks.Hub;

/// <summary>Many followers of one run in a process of their own: other people's computers.</summary>
internal static class Audience
{
    public static async Task<int> Run(Uri address, string token, string run, int count)
    {
        Follower[] followers = [.. Enumerable.Range(0, count).Select(_ => new Follower(address, token, run))];
        var leave = new CancellationTokenSource();
        Task following = Task.CompletedTask;
        await Helper.Serve(async word =>
        {
            if (word == "follow" && following.IsCompleted)
                following = Task.WhenAll(followers.Select(f => f.Follow(leave.Token)));
            if (word == "leave")
            {
                await leave.CancelAsync();
                await following;
                leave = new CancellationTokenSource();
            }

            return Tell(followers);
        });
        return 0;
    }

    private static Tally Tell(Follower[] followers)
    {
        long[] delays = [.. Enumerable.Range(0, followers[0].Delays.Count).Select(i => followers.Sum(f => f.Delays[i]))];
        return new Tally(
            followers.Min(f => f.Seq), followers.Max(f => f.Seq), followers.Sum(f => f.Faults), followers.Sum(f => f.Numbers - f.Seq),
            Quantile(delays, 0.5), Quantile(delays, 0.99), Quantile(delays, 1), Environment.CpuUsage.TotalTime.TotalSeconds, followers.Select(f => f.Error).FirstOrDefault(e => e is not null));
    }

    private static int Quantile(long[] histogram, double part)
    {
        long left = (long)Math.Ceiling(histogram.Sum() * part);
        int bin = 0;
        while (bin < histogram.Length - 1 && (left -= histogram[bin]) > 0)
            bin++;
        return bin;
    }

    /// <summary>What all followers saw together.</summary>
    /// <param name="Least">The newest number of the follower that is furthest behind.</param>
    /// <param name="Faults">See <see cref="Follower.Faults"/>.</param>
    /// <param name="Surplus">Numbers received beyond those there are; 0 if nothing was missing and nothing came twice.</param>
    /// <param name="Median">Milliseconds from report to receipt of the oldest point of each curve in a batch; also <paramref name="P99"/> and <paramref name="Slowest"/>.</param>
    /// <param name="Cpu">Seconds of processor time.</param>
    /// <param name="Error">Why following ended, if it did.</param>
    internal sealed record Tally(long Least, long Most, long Faults, long Surplus, int Median, int P99, int Slowest, double Cpu, string? Error);
}
