using BiSSL.Training.Experiments;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using BiSSL.Training.Statistics;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>Every arm over its seeds on the test images, what one arm has over another, and what that can tell.</summary>
public sealed partial class Results
{
    private RunResults _results = null!;
    private IReadOnlyList<string> _sentences = [];
    private FineTuneCharts _charts = null!;
    private long _read = -1;

    [Parameter, EditorRequired]
    public required RunView View { get; set; }

    [Inject]
    public required RunStore Store { get; init; }

    private IReadOnlyList<string> Arms => View.Options.Comparison.Arms;

    protected override void OnParametersSet()
    {
        if (_read == View.Run.LastSeq)
            return;
        _read = View.Run.LastSeq;
        string id = View.Run.Id;
        var reader = new RunReader(Store, id);
        string score = ScoreNames.Of(View.Options.Data.Name);
        _results = View.Run.State == RunState.Completed ? RunResults.Of(reader, Arms) : RunResults.Of(reader);
        _sentences = _results.Verdict.Sentences(score);
        _charts = new(id, View.Options.Comparison, score);
    }

    private IEnumerable<int> Seeds(string metric) => _results.Values.Keys.Where(key => key.Metric == metric).Select(key => key.Seed).Distinct().Order();

    private string Caption(string metric) => $"{ScoreNames.Test(metric, View.Options.Data.Name)}, %";

    private static string Mean(Spread? seeds) => seeds is null ? "–" : Format.Accuracy(seeds.Mean) + (seeds.Deviation is { } sd ? $" ± {Format.Accuracy(sd)}" : "");

    private static string Text(Difference? difference) => difference is null
        ? "–"
        : VerdictWords.WithSign(difference.Paired.Mean) + (difference.Paired.Seeds > 1 ? $" ± {Format.Accuracy(difference.Paired.StandardError)}" : "");
}
