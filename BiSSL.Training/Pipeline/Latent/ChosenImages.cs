using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Which images of a split are looked at: always the same ones, and of fewer the first ones of more.</summary>
public static class ChosenImages
{
    private const long Seed = 0;

    /// <summary>Numbers of at most <paramref name="wanted"/> images of a split that has <paramref name="count"/>.</summary>
    public static int[] Of(string split, int count, int wanted) => new Draws(Seed, $"features/{split}").Permutation(count)[..Math.Min(wanted, count)];
}
