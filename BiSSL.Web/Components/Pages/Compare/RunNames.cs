using BiSSL.Web.Catalog;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>What the compared runs are called in legends and tables: by name, with the id where names do not tell them apart.</summary>
internal static class RunNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RunSummary> runs) =>
        [.. runs.Select(run => run.Name.Length == 0 ? run.Id : runs.Count(other => other.Name == run.Name) > 1 ? $"{run.Name} ({run.Id})" : run.Name)];

    /// <summary>The colour of a run everywhere on the page, as tokens.css names it.</summary>
    public static string Colour(int index) => $"run-{(index % 8) + 1}";
}
