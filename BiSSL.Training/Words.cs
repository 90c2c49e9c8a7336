using System.Globalization;

namespace BiSSL.Training;

/// <summary>Numbers and lists in sentences.</summary>
public static class Words
{
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As in "1 file" and "2,000 files".</summary>
    /// <param name="many">The plural, if it is not the singular with an s.</param>
    public static string Many(long count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>As in "a, b and c".</summary>
    public static string List(IReadOnlyList<string> things) => things.Count > 1 ? $"{string.Join(", ", things.Take(things.Count - 1))} and {things[^1]}" : string.Concat(things);
}
