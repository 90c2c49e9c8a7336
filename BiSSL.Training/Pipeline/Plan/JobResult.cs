using System.Text.Json.Nodes;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>A job that is done.</summary>
/// <param name="Key">The name of its result in the cache, and the digest of everything that determined it.</param>
/// <param name="Measured">What was measured, by name, such as "top1".</param>
public sealed record JobResult(string Key, JsonObject Measured);
