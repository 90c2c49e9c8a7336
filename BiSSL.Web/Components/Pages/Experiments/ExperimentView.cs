using BiSSL.Training.Experiments;
using BiSSL.Training.Runs;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BiSSL.Web.Components.Pages.Experiments;

/// <summary>What the page of an experiment shows, as its address says it. What cannot be understood there counts as not given.</summary>
public sealed record ExperimentView
{
    private const string Usual = "top-1";

    public string Id { get; init; } = "";

    public string Metric { get; init; } = Usual;

    /// <summary>The way whose advantage is told, as text; the usual one if empty.</summary>
    public string First { get; init; } = "";

    /// <summary>The way over which it is told.</summary>
    public string Second { get; init; } = "";

    /// <summary>Whether runs count in which somebody changed a setting on the way.</summary>
    public bool Steered { get; init; }

    public string Address => QueryHelpers.AddQueryString($"/experiments/{Id}", Given());

    /// <param name="query">From the question mark on.</param>
    public static ExperimentView Of(string id, string query)
    {
        Dictionary<string, StringValues> given = QueryHelpers.ParseQuery(query);
        string metric = given.GetValueOrDefault("metric").ToString();
        return new ExperimentView
        {
            Id = id,
            Metric = Measurements.Metrics.Contains(metric) ? metric : Usual,
            First = given.GetValueOrDefault("first").ToString(),
            Second = given.GetValueOrDefault("second").ToString(),
            Steered = given.GetValueOrDefault("steered") == "true",
        };
    }

    /// <summary>The address of the table as a file.</summary>
    public string Table(string format) => QueryHelpers.AddQueryString($"/api/experiments/{Id}/table", Given().Prepend(new("format", format)));

    /// <summary>The pair to compare; nothing for the usual one.</summary>
    public (Way First, Way Second)? Compared(ExperimentDesign design) =>
        Way.Find(design, First) is { } first && Way.Find(design, Second) is { } second && first != second ? (first, second) : null;

    private IEnumerable<KeyValuePair<string, string?>> Given()
    {
        if (Metric != Usual)
            yield return new("metric", Metric);
        if (First.Length > 0 && Second.Length > 0)
        {
            yield return new("first", First);
            yield return new("second", Second);
        }

        if (Steered)
            yield return new("steered", "true");
    }
}
