using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Catalog.Maps;

/// <summary>Everything about a map but its points.</summary>
public sealed record MapSummary
{
    public required string Id { get; init; }

    public required string Run { get; init; }

    public required MapState State { get; init; }

    public required string? Error { get; init; }

    public required MapProgress? Progress { get; init; }

    public required MapReady Ready { get; init; }

    public required MapOptions Options { get; init; }

    public required MapResult? Result { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset? Ended { get; init; }
}
