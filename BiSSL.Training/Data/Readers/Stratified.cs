using BiSSL.Training.Data.Randomness;

namespace BiSSL.Training.Data.Readers;

/// <summary>Seeded choices of images that treat every class alike. Results are image numbers in rising order.</summary>
public static class Stratified
{
    /// <summary>Keeps a share of every class apart: round(share·n) images of a class of n, at least one of two or more and never all.</summary>
    /// <param name="same">For each image a number that it shares with those that are the same picture. These stay together where a class has others; null for none.</param>
    public static (int[] Kept, int[] Apart) Split(long[] labels, double share, long seed, string stream, int[]? same = null)
    {
        var apart = new SortedSet<int>();
        foreach (var (label, members) in Classes(labels))
        {
            var count = Math.Clamp((int)Math.Round(share * members.Length), Math.Min(1, members.Length - 1), members.Length - 1);
            apart.UnionWith(same is null ? Chosen(members, count, new Draws(seed, stream, label)) : Together(members, same, count, new Draws(seed, stream, label)));
        }
        return ([.. Enumerable.Range(0, labels.Length).Where(i => !apart.Contains(i))], [.. apart]);
    }

    /// <summary>The same number of images of every class.</summary>
    /// <exception cref="UserError">A class has fewer.</exception>
    public static int[] PerClass(long[] labels, IReadOnlyList<string> classNames, int count, long seed, string stream)
    {
        var chosen = new SortedSet<int>();
        foreach (var (label, members) in Classes(labels))
        {
            if (members.Length < count)
                throw new UserError($"The class '{classNames[(int)label]}' has only {members.Length} training images, fewer than the {count} labels per class asked for. Ask for at most {members.Length} (data.labelsPerClass).");
            chosen.UnionWith(Chosen(members, count, new Draws(seed, stream, label)));
        }
        return [.. chosen];
    }

    private static IEnumerable<(long Label, int[] Members)> Classes(long[] labels) =>
        Enumerable.Range(0, labels.Length).GroupBy(i => labels[i]).OrderBy(c => c.Key).Select(c => (c.Key, c.ToArray()));

    /// <summary>About as many images, all or none of each picture; single images where the class shows but one picture.</summary>
    private static IEnumerable<int> Together(int[] members, int[] same, int count, Draws draws)
    {
        int[][] pictures = [.. members.GroupBy(i => same[i]).Select(picture => picture.ToArray())];
        if (pictures.Length == 1)
            return Chosen(members, count, draws);
        draws.Shuffle(pictures.AsSpan());
        var chosen = new List<int>();
        foreach (var picture in pictures.Where(picture => chosen.Count + picture.Length <= count))
            chosen.AddRange(picture);
        return chosen.Count > 0 || count == 0 ? chosen : pictures.MinBy(picture => picture.Length)!;
    }

    private static IEnumerable<int> Chosen(int[] members, int count, Draws draws)
    {
        draws.Shuffle(members.AsSpan());
        return members.Take(count);
    }
}
