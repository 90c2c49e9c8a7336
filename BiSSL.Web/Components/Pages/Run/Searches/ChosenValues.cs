using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace BiSSL.Web.Components.Pages.Run.Searches;

/// <summary>What searches chose as settings of a run that compares. Arms that share an option get the value of the last of them.</summary>
internal static class ChosenValues
{
    /// <summary>The form for a new run like this one, with what was chosen filled in.</summary>
    public static string Address(string run, IEnumerable<SearchResult> searches) => QueryHelpers.AddQueryString(
        "/new", [new("parent", run), .. Settings(searches).Select(setting => KeyValuePair.Create<string, string?>("set", $"{setting.Key}={setting.Value}"))]);

    /// <summary>Values by the path of their option.</summary>
    public static IReadOnlyDictionary<string, string> Settings(IEnumerable<SearchResult> searches)
    {
        var settings = new Dictionary<string, string> { ["search.trials"] = "0" };
        foreach (SearchResult search in searches)
        {
            if (search.Chosen is not { } chosen)
                continue;
            var (learningRate, weightDecay) = FineTuneOptions.Paths(search.Arm);
            settings[learningRate] = OptionText.Format(chosen.LearningRate);
            settings[weightDecay] = OptionText.Format(chosen.WeightDecay);
        }

        return settings;
    }

    /// <summary>A sentence on the arms that share an option; nothing if none do.</summary>
    public static string? Shared(IReadOnlyList<SearchResult> searches)
    {
        string[] chosen = [.. searches.Where(search => search.Chosen is not null).Select(search => search.Arm)];
        string[] sharing = [.. chosen.Where(arm => chosen.Count(other => FineTuneOptions.Paths(other).WeightDecay == FineTuneOptions.Paths(arm).WeightDecay) > 1)];
        return sharing.Length == 0 ? null : $"{string.Join(" and ", sharing)} share options: with all arms at once, the values of {sharing[^1]} are taken for those.";
    }
}
