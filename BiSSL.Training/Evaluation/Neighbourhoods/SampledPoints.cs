using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Evaluation.Neighbourhoods;

/// <summary>A fixed sample of points for numbers whose work grows with the square of their count.</summary>
public static class SampledPoints
{
    /// <summary>Numbers of at most <paramref name="most"/> of so many points, rising; all of them where they are few.</summary>
    public static long[] Of(int count, int most)
    {
        int[] chosen = count <= most ? [.. Enumerable.Range(0, count)] : new Draws(0, "map/sample").Permutation(count)[..most];
        return [.. chosen.Order().Select(i => (long)i)];
    }
}
