using System.Text;
using BiSSL.Training.Experiments;
using BiSSL.Training.Experiments.Export;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog.Experiments;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BiSSL.Web.Api;

/// <summary>Experiments: list, make, look at, go on with, stop, extend, delete, and their table as a file.</summary>
internal static class ExperimentsApi
{
    private static readonly Dictionary<string, string> s_types = new() { ["csv"] = "text/csv", ["md"] = "text/markdown", ["tex"] = "application/x-tex" };

    public static void MapExperiments(this RouteGroupBuilder api)
    {
        RouteGroupBuilder experiments = api.MapGroup("/experiments");
        experiments.MapGet("", (ExperimentCatalog catalog) => catalog.List());
        experiments.MapPost("", Created<ExperimentSummary> (ExperimentDesign design, ExperimentActions actions, ExperimentCatalog catalog) =>
        {
            Experiment made = actions.Create(design);
            return TypedResults.Created($"/api/experiments/{made.Id}", catalog.Summary(catalog.Results(made)));
        });
        experiments.MapPost("/validate", (ExperimentDesign design, ExperimentActions actions) => ExperimentPlanMessage.Of(actions.Plan(design)));
        experiments.MapGroup("/{id}").MapExperiment();
    }

    private static void MapExperiment(this RouteGroupBuilder experiment)
    {
        experiment.MapGet("", Look);
        experiment.MapGet("/table", Table);
        experiment.MapPost("/continue", (string id, ExperimentActions actions) => new CountMessage(actions.Continue(id)));
        experiment.MapPost("/stop", (string id, ExperimentActions actions) => new CountMessage(actions.Stop(id)));
        experiment.MapPost("/seeds", (string id, SeedsMessage body, ExperimentActions actions, ExperimentCatalog catalog) => catalog.Summary(catalog.Results(actions.WithSeeds(id, body.Seeds))));
        experiment.MapDelete("", NoContent (string id, ExperimentActions actions) =>
        {
            actions.Delete(id);
            return TypedResults.NoContent();
        });
    }

    private static VerdictMessage Look(string id, ExperimentCatalog catalog, string? metric, string? first, string? second, bool steered = false)
    {
        ExperimentResults results = catalog.Results(catalog.Existing(id), steered);
        return VerdictMessage.Of(catalog.Summary(results), results, Verdict(results, metric, first, second));
    }

    private static FileContentHttpResult Table(string id, ExperimentCatalog catalog, string format, string? metric, string? first, string? second, bool steered = false)
    {
        if (!VerdictExport.Formats.TryGetValue(format, out var write))
            throw Query.Wrong("format", $"among {string.Join(", ", VerdictExport.Formats.Keys)}");
        ExperimentVerdict verdict = Verdict(catalog.Results(catalog.Existing(id), steered), metric, first, second);
        return TypedResults.File(Encoding.UTF8.GetBytes(write(verdict)), $"{s_types[format]}; charset=utf-8", $"{id}-{verdict.Metric}.{format}");
    }

    private static ExperimentVerdict Verdict(ExperimentResults results, string? metric, string? first, string? second)
    {
        ExperimentDesign design = results.Experiment.Design;
        if (metric is not null && !Measurements.Metrics.Contains(metric))
            throw Query.Wrong("metric", $"among {string.Join(", ", Measurements.Metrics)}");
        if (first is null && second is null)
            return ExperimentVerdict.Of(results, metric ?? "top-1");
        Way[] pair = [.. new[] { first, second }.Select(text => Way.Find(design, text) ?? throw Query.Wrong("first' and 'second", $"two among {string.Join(", ", design.Ways)}"))];
        return ExperimentVerdict.Of(results, metric ?? "top-1", (pair[0], pair[1]));
    }
}

/// <param name="Count">Of how many runs.</param>
public sealed record CountMessage(int Count);

/// <param name="Seeds">How many there are to be in all.</param>
public sealed record SeedsMessage(int Seeds);

/// <summary>The runs of a wished experiment, by name, and everything wrong with them.</summary>
public sealed record ExperimentPlanMessage(IReadOnlyList<string> Runs, IReadOnlyList<FaultMessage> Faults)
{
    internal static ExperimentPlanMessage Of(ExperimentPlan plan) => new([.. plan.Runs.Select(run => run.Options.Name)], [.. plan.Faults.Select(FaultMessage.Of)]);
}
