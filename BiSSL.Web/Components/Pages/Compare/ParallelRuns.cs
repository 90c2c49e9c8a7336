using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>Parallel coordinates of what differs between runs and what came of it.</summary>
internal static class ParallelRuns
{
    private const int MostOptions = 8;
    private const double WorthALog = 50;

    /// <returns>Nothing if there is nothing to see: one run, no difference, or fewer than two axes.</returns>
    public static ParallelSpec? Of(IReadOnlyList<ComparedRun> runs, IReadOnlyList<string> names, IReadOnlyList<DifferingOption> options, string metric)
    {
        // Lists are no points on an axis; the table has them.
        DifferingOption[] shown = [.. options.Where(option => option.Values[0] is string or not System.Collections.IEnumerable).Take(MostOptions)];
        string[] arms = [.. ComparedRun.AllArms.Where(arm => runs.Any(run => run.Results.Over(metric, arm) is not null))];
        if (runs.Count < 2 || shown.Length == 0 || shown.Length + arms.Length < 2)
            return null;
        return new ParallelSpec("Options and results, one line per run")
        {
            Axes = new([.. shown.Select(Axis), .. arms.Select(arm => new AxisSpec($"{arm}, %"))]),
            Rows = new([.. runs.Index().Select(run => Row(run.Index, run.Item))]),
            Height = 280,
        };

        RowSpec Row(int index, ComparedRun run) => new(
            names[index],
            new([.. shown.Select(option => Value(option.Values[index])), .. arms.Select(arm => (object?)run.Results.Over(metric, arm)?.Mean)]),
            RunNames.Colour(index));
    }

    private static AxisSpec Axis(DifferingOption option)
    {
        double[] numbers = [.. option.Values.Select(Value).OfType<double>()];
        bool log = numbers.Length == option.Values.Count && numbers.Min() > 0 && numbers.Max() / numbers.Min() >= WorthALog;
        return new(option.Option.About.Symbol is { Length: > 0 } symbol ? symbol : option.Option.Path, log ? true : null);
    }

    private static object? Value(object value) => value switch
    {
        int whole => (double)whole,
        double number => number,
        _ => OptionText.Format(value),
    };
}
