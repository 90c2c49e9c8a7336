using System.Globalization;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting.Search;
using Spectre.Console;

namespace BiSSL.Training.Cli.Results;

/// <summary>What searches found: the best trials of every arm, the values to take, and what the search cost beside training every trial to its end.</summary>
internal static class SearchTables
{
    private const int Shown = 5;

    public static void Write(IAnsiConsole console, IReadOnlyList<SearchResult> searches)
    {
        foreach (var search in searches)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Search of {search.Arm}: the best of {search.Trials.Count} trials on the validation images"));
            if (search.Ranked.Count > 0)
                console.Write(Best(search));
            foreach (var sentence in Sentences(search))
                console.WriteLine(sentence);
        }
    }

    private static IEnumerable<string> Sentences(SearchResult search)
    {
        yield return search.Chosen is { } chosen
            ? string.Create(CultureInfo.InvariantCulture, $"Taken for {search.Arm}: learning rate {chosen.LearningRate:G3}, weight decay {chosen.WeightDecay:G3} (trial {chosen.Number}: of those trained to their end within half a point of the best of them, the one with the lowest loss).")
            : string.Create(CultureInfo.InvariantCulture, $"No trial of {search.Arm} can be taken: none was trained to its end without diverging. Search smaller learning rates.");
        if (search.Chosen is { } taken)
            yield return Settings(FineTuneOptions.Paths(search.Arm), taken);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Cost: {search.Steps} steps, {100.0 * search.Steps / search.FullSteps:0} % of the {search.FullSteps} of training every trial to its end; {string.Join(", ", search.Trials.GroupBy(trial => trial.Ending).Select(group => $"{group.Count()} {group.Key}"))}.");
    }

    private static string Settings((string LearningRate, string WeightDecay) paths, Trial taken) =>
        string.Create(CultureInfo.InvariantCulture, $"As settings: --set {paths.LearningRate}={taken.LearningRate:G4} --set {paths.WeightDecay}={taken.WeightDecay:G4}");

    private static Table Best(SearchResult search)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var name in (string[])["trial", "learning rate", "weight decay", "score", "loss", "steps"])
            table.AddColumn(new TableColumn(name).RightAligned());
        table.AddColumn("");
        foreach (var trial in search.Ranked.Take(Shown).Union([.. search.Chosen is { } chosen ? (Trial[])[chosen] : []]))
            table.AddRow(Cells(trial));
        return table;
    }

    private static string[] Cells(Trial trial) =>
    [
        Text($"{trial.Number}"), Text($"{trial.LearningRate:G3}"), Text($"{trial.WeightDecay:G3}"), Text($"{trial.Best!.Top1:0.0}"), Text($"{trial.Best.Loss:0.000}"), Text($"{trial.Steps}"),
        trial.Ending,
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
