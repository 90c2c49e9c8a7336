using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;
using BiSSL.Web.Components.Pages.Run;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>One chart per curve: every run in its colour, its seeds as a band.</summary>
/// <param name="Names">Of the runs, in their order.</param>
internal sealed record ComparedCharts(IReadOnlyList<ComparedRun> Runs, IReadOnlyList<string> Names)
{
    private const int MostSeeds = 10;

    // The second eight runs have the first eight's colours.
    private static readonly string[] s_dashes = ["solid", "dashed"];

    public ChartSpec Of(SeriesChoice choice)
    {
        SeriesText text = SeriesText.Of(choice.Name);
        return new ChartSpec(Id(choice.Key), $"{Title(text)} · {choice.Place.Replace("/", " · ", StringComparison.Ordinal)}")
        {
            Lines = new([.. Runs.Index().SelectMany(run => Lines(choice, run.Item, run.Index))]),
            Group = choice.Vector ? null : choice.Stage,
            Over = choice.Vector ? "iteration" : null,
            Pointed = choice.Vector ? choice.Stage : null,
            Log = text.Log ? true : null,
            Raw = text.Raw ? true : null,
            Height = 220,
        };
    }

    private string Title(SeriesText text) => text.Title.Replace(ScoreNames.Top1, string.Join(", ", Runs.Select(run => ScoreNames.Of(run.Options.Data.Name)).Distinct()), StringComparison.Ordinal);

    // A band has no iterations, so of vectors the first seed stands for all.
    private IEnumerable<LineSpec> Lines(SeriesChoice choice, ComparedRun run, int index)
    {
        SeriesInfo[] seeds = [.. choice.In(run).Take(choice.Vector ? 1 : MostSeeds)];
        return seeds.Select(seed => new LineSpec(run.Run.Id, seed.Scope, choice.Name, Label(seed, index, seeds.Length > 1 || choice.Vector))
        {
            Colour = RunNames.Colour(index),
            Dash = s_dashes[index / 8 % s_dashes.Length],
            StepsPerEpoch = Epoch(choice, run),
            Band = seeds.Length > 1 ? Names[index] : null,
        });
    }

    private string Label(SeriesInfo seed, int index, bool several) => several ? $"{Names[index]}, {seed.Scope.Split('/')[0]}" : Names[index];

    private static double? Epoch(SeriesChoice choice, ComparedRun run) => choice.Stage switch
    {
        "bissl" => EpochSteps.Of(run.Options).Bissl,
        "pretext" or "pretext warm-up" or "control" => EpochSteps.Of(run.Options).Pretext,
        _ => null,
    };

    private static string Id(string key) => string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
