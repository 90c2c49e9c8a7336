using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>What is compared, as the page's address says it.</summary>
public sealed record CompareView
{
    /// <summary>More runs than this no eye takes apart.</summary>
    public const int MostRuns = 16;

    public const int MostSeries = 24;

    /// <summary>Ids, in the order of their colours.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>Keys of <see cref="SeriesChoice"/>; nothing for the usual ones.</summary>
    public IReadOnlyList<string>? Series { get; init; }

    /// <summary>One of <see cref="Catalog.ComparedRun.AllMetrics"/>.</summary>
    public string Metric { get; init; } = "top-1";

    public string Address => QueryHelpers.AddQueryString("/compare", Given()).Replace("%2C", ",", StringComparison.Ordinal);

    /// <param name="query">From the question mark on.</param>
    public static CompareView Of(string query)
    {
        Dictionary<string, StringValues> given = QueryHelpers.ParseQuery(query);
        string metric = given.GetValueOrDefault("metric").ToString();
        return new CompareView
        {
            Runs = [.. Items(given.GetValueOrDefault("runs")).Where(id => id.All(char.IsAsciiLetterOrDigit)).Take(MostRuns)],
            Series = given.TryGetValue("series", out StringValues series) ? [.. Items(series).Take(MostSeries)] : null,
            Metric = Catalog.ComparedRun.AllMetrics.Contains(metric) ? metric : "top-1",
        };
    }

    public CompareView With(string run) => Runs.Contains(run) ? this : this with { Runs = [.. Runs, run] };

    public CompareView Without(string run) => this with { Runs = [.. Runs.Where(id => id != run)] };

    private IEnumerable<KeyValuePair<string, string?>> Given()
    {
        if (Runs.Count > 0)
            yield return new("runs", string.Join(',', Runs));
        if (Series is not null)
            yield return new("series", string.Join(',', Series));
        if (Metric != "top-1")
            yield return new("metric", Metric);
    }

    private static IEnumerable<string> Items(StringValues text) =>
        text.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();
}
