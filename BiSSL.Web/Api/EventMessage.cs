using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Api;

/// <summary>An event as it is sent.</summary>
public sealed record EventMessage(long Seq, EventKind Kind, string Scope, long Step, DateTimeOffset Time, JsonNode Detail)
{
    public static EventMessage Of(StoredEvent e) => new(e.Seq, e.Kind, e.Scope, e.Step, e.Time, JsonNode.Parse(e.Detail)!);
}
