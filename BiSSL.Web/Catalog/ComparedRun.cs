using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>A run beside others: what it was asked for, which curves it has, and what it measured.</summary>
public sealed record ComparedRun(RunSummary Run, RunOptions Options, IReadOnlyList<SeriesInfo> Series, RunResults Results)
{
    /// <summary>In the order in which tables show them.</summary>
    public static IReadOnlyList<string> AllArms { get; } = OptionTree.Find("comparison.arms")!.About.Choices;

    /// <summary>As results name them, the one that counts first.</summary>
    public static IReadOnlyList<string> AllMetrics { get; } = ["top-1", "top-5", "probe"];

    /// <summary>The runs with these ids in the same order, and a sentence for each that cannot be compared.</summary>
    public static (IReadOnlyList<ComparedRun> Runs, IReadOnlyList<string> Faults) Read(IEnumerable<string> ids, RunStore store, RunCatalog catalog)
    {
        var runs = new List<ComparedRun>();
        var faults = new List<string>();
        foreach (string id in ids)
        {
            try
            {
                runs.Add(Read(store.Get(id), store, catalog));
            }
            catch (UserError e) when (e.InnerException is null)
            {
                faults.Add(e.Message);
            }
        }

        return (runs, faults);
    }

    private static ComparedRun Read(RunRecord run, RunStore store, RunCatalog catalog)
    {
        var reader = new RunReader(store, run.Id);
        return new(catalog.Summaries([run])[0], OptionsJson.Read(run.Options), reader.Series(), RunResults.Of(reader));
    }
}
