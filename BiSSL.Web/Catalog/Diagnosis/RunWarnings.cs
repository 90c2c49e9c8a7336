using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog.Diagnosis;

/// <summary>Warnings that change what a run's results mean, by the keys that the trainer gives them.</summary>
public static class RunWarnings
{
    /// <summary>The scopes of the stages that diverged.</summary>
    public static IEnumerable<string> Diverged(RunReader reader) => reader.Events(EventKind.Warning).Where(IsDivergence).Select(e => e.Scope);

    /// <summary>A sentence for every stage that diverged, and for every probe of a network that has collapsed.</summary>
    public static IReadOnlyList<string> Of(RunReader reader) =>
        [.. reader.Events(EventKind.Warning).Where(e => IsDivergence(e) || e.Key == $"collapse/{e.Scope}").Select(e => (string)JsonNode.Parse(e.Detail)!["text"]!)];

    private static bool IsDivergence(StoredEvent e) => e.Key == $"diverged/{e.Scope}";
}
