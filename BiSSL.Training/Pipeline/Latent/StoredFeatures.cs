using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Latent;

/// <summary>How followers of a run learn that features were stored.</summary>
public static class StoredFeatures
{
    /// <param name="took">How long it took.</param>
    public static RunEvent Event(FeatureSet set, string arm, int seed, TimeSpan took)
    {
        var file = FeatureFile.Name(set.Origin, set.Count);
        var detail = new JsonObject
        {
            ["stage"] = set.Origin.Stage,
            ["arm"] = arm,
            ["seed"] = seed,
            ["split"] = set.Origin.Split,
            ["images"] = set.Count,
            ["dimensions"] = set.Features.shape[1],
            ["file"] = file,
            ["seconds"] = took.TotalSeconds,
        };
        return new RunEvent(EventKind.FeaturesStored, set.Origin.Scope, set.Origin.Step, detail, $"features/{file}");
    }
}
