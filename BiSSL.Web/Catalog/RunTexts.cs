using System.Globalization;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Catalog;

/// <summary>How long the texts may be that people write about a run.</summary>
public static class RunTexts
{
    public const int LongestName = 200;
    public const int MostTags = 20;
    public const int LongestTag = 60;
    public const int LongestNotes = 20_000;

    /// <summary>What is too long, by field.</summary>
    public static IEnumerable<OptionFault> Faults(string? name, IReadOnlyList<string>? tags, string? notes)
    {
        if (name?.Length > LongestName)
            yield return TooLong("name", name.Length, LongestName);
        if (notes?.Length > LongestNotes)
            yield return TooLong("notes", notes.Length, LongestNotes);
        if (tags?.Count > MostTags)
            yield return new OptionFault("tags", $"{tags.Count} tags", $"allowed are at most {MostTags}");
        foreach (string tag in tags?.Where(tag => tag.Length is 0 or > LongestTag) ?? [])
            yield return TooLong("tags", tag.Length, LongestTag);
    }

    private static OptionFault TooLong(string field, int length, int most) =>
        new(field, string.Create(CultureInfo.InvariantCulture, $"{length} characters"), string.Create(CultureInfo.InvariantCulture, $"allowed are 1 to {most} characters"));
}
