using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Diagnosis;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>A run as its page shows it at one moment; its curves are not in it, they go their own way.</summary>
/// <param name="Warnings">What changes what its results mean, unless its error says it.</param>
public sealed record RunView(RunSummary Run, RunOptions Options, IReadOnlyList<JobProgress> Jobs, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether it searches in place of comparing.</summary>
    public bool Searches => Options.Search.Trials > 0;

    /// <summary>The arms and seeds that it trains: a search takes the first seed only.</summary>
    public ComparisonOptions Comparison => Searches ? Options.Comparison with { Seeds = 1 } : Options.Comparison;

    /// <summary>The parts of its page: a search has trials where a comparison has results.</summary>
    public IEnumerable<RunTab> Tabs => Enum.GetValues<RunTab>().Where(tab => tab != (Searches ? RunTab.Results : RunTab.Search));

    /// <summary>The scopes of an arm that train, in the order of time.</summary>
    public IReadOnlyList<string> Trained(ArmScope scope) => Searches ? [.. scope.Trained.Where(trained => trained != scope.FineTune), scope.Search] : scope.Trained;

    /// <summary>Whether the job of a scope has begun.</summary>
    public bool HasBegun(string scope) => Jobs.Any(job => job.Job.Scope == scope && job.State is not (JobState.Waiting or JobState.LeftOut));

    /// <summary>Nothing if there is no such run.</summary>
    public static RunView? Read(string id, RunStore store, RunCatalog catalog)
    {
        try
        {
            RunRecord run = store.Get(id);
            var reader = new RunReader(store, id);
            string error = run.Error ?? "";
            return new(catalog.Summaries([run])[0], OptionsJson.Read(run.Options), JobProgress.Of(reader, run.State), [.. RunWarnings.Of(reader).Where(warning => !error.Contains(warning, StringComparison.Ordinal))]);
        }
        catch (UserError e) when (e.InnerException is null)
        {
            return null;
        }
    }
}
