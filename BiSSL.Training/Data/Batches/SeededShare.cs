using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Batches;

/// <summary>A share of a set's images, drawn once: a pure function of the seed, and a larger share holds every smaller one.</summary>
public static class SeededShare
{
    /// <summary>How many images a share is.</summary>
    public static int Count(int count, double fraction) => (int)Math.Ceiling(fraction * count);

    /// <summary>Their numbers; null for the whole set.</summary>
    public static int[]? Of(long seed, string stream, int count, double fraction) =>
        fraction < 1 ? new Draws(seed, stream).Permutation(count)[..Count(count, fraction)] : null;
}
