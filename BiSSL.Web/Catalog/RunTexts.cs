using System.Globalization;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Web.Catalog;

/// <summary>How long the texts may be that people write about a run.</summary>
public static class RunTexts
{
    public const int MostTags = 20;
    public const int LongestTag = 60;
    public const int LongestNotes = 20_000;

    /// <summary>What is too long or no text for a screen, by field.</summary>
    public static IEnumerable<OptionFault> Faults(string? name, IReadOnlyList<string>? tags, string? notes)
    {
        foreach (OptionFault wrong in name is null ? [] : NameRule.Faults("name", name))
            yield return wrong;
        if (notes?.Length > LongestNotes)
            yield return TooLong("notes", notes.Length, LongestNotes);
        if (tags?.Count > MostTags)
            yield return new OptionFault("tags", $"{tags.Count} tags", $"allowed are at most {MostTags}");
        foreach (OptionFault wrong in tags?.SelectMany(tag => NameRule.Faults("tags", tag, 1, LongestTag)) ?? [])
            yield return wrong;
    }

    private static OptionFault TooLong(string field, int length, int most) =>
        new(field, string.Create(CultureInfo.InvariantCulture, $"{length} characters"), string.Create(CultureInfo.InvariantCulture, $"allowed are 1 to {most} characters"));
}
