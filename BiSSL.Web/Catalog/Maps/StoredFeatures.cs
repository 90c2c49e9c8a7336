using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog.Maps;

/// <summary>Features of some images that a run has stored: a file of its artefacts.</summary>
/// <param name="Name">The artefact's name.</param>
/// <param name="Scope">Whose they are.</param>
/// <param name="Step">Steps of it that were done.</param>
public sealed record StoredFeatures(string Name, string Scope, string Stage, long Step, string Split, int Images, int Dimensions, long Bytes, DateTimeOffset Time)
{
    /// <summary>All of a run that are still there, in the order in which they were stored.</summary>
    public static IReadOnlyList<StoredFeatures> Of(RunStore store, string run)
    {
        var files = Artefact.Of(store.Paths, run).ToDictionary(artefact => artefact.Name);
        return [.. new RunReader(store, run).Events(EventKind.FeaturesStored).Select(e => Of(e, files)).OfType<StoredFeatures>()];
    }

    private static StoredFeatures? Of(StoredEvent e, Dictionary<string, Artefact> files)
    {
        JsonNode detail = JsonNode.Parse(e.Detail)!;
        string name = $"features/{(string)detail["file"]!}";
        return files.TryGetValue(name, out Artefact? file)
            ? new(name, e.Scope, (string)detail["stage"]!, e.Step, (string)detail["split"]!, (int)detail["images"]!, (int)detail["dimensions"]!, file.Bytes, e.Time)
            : null;
    }
}
