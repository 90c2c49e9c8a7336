using System.Globalization;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Reporting.Search;

namespace BiSSL.Training.Runs;

/// <summary>The searches of one run with their trials, finished or as far as they are told of.</summary>
public static class SearchReader
{
    /// <summary>One for every arm whose search is done or has told of a trial, in the order in which they did; none in a run that searches nothing.</summary>
    public static IReadOnlyList<SearchResult> Of(RunReader reader)
    {
        var searches = new Dictionary<string, SearchResult>();
        foreach (IGrouping<string, StoredEvent> told in reader.Events(EventKind.Trial).GroupBy(e => e.Scope))
            searches[told.Key] = Unfinished(told.Key, told);
        foreach (StoredEvent done in reader.Events(EventKind.StageCompleted).Concat(reader.Events(EventKind.StageReused)))
        {
            if (JsonNode.Parse(done.Detail)!["measured"] is JsonObject measured && measured.ContainsKey("trials"))
                searches[done.Scope] = SearchJson.ReadSearch(measured);
        }
        return [.. searches.Values];
    }

    private static SearchResult Unfinished(string scope, IEnumerable<StoredEvent> told)
    {
        Trial[] trials = [.. told.Select(e => SearchJson.Read(JsonNode.Parse(e.Detail)!)).GroupBy(trial => trial.Number).Select(states => states.Last()).OrderBy(trial => trial.Number)];
        string[] parts = scope.Split('/');                                      // "seed 0/bissl/search"
        return new SearchResult(parts[1], int.Parse(parts[0].Split(' ')[1], CultureInfo.InvariantCulture), trials, trials.Sum(trial => (long)trial.FullSteps), IsDone: false);
    }
}
