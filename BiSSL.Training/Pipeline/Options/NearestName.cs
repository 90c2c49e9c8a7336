namespace BiSSL.Training.Pipeline.Options;

/// <summary>The name a person probably meant.</summary>
public static class NearestName
{
    /// <summary>The candidate with the fewest edits; a match of the last part of a path counts more than the path in front of it.</summary>
    public static string Of(string typed, IEnumerable<string> candidates) =>
        candidates.MinBy(name => Edits(typed, name) + 2 * Edits(Last(typed), Last(name)))!;

    /// <summary>As <see cref="Of"/>, but null when even that is another word altogether.</summary>
    public static string? Close(string typed, IEnumerable<string> candidates) =>
        Of(typed, candidates) is var name && 2 * Math.Min(Edits(typed, name), Edits(Last(typed), Last(name))) <= Math.Min(Last(typed).Length, Last(name).Length) ? name : null;

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>Levenshtein distance, ignoring case.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }
        return row[b.Length];
    }
}
