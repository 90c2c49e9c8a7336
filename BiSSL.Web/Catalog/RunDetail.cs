using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>A run as its own page shows it.</summary>
public sealed record RunDetail
{
    public required RunSummary Run { get; init; }

    /// <summary>The whole options tree.</summary>
    public required JsonNode Options { get; init; }

    /// <summary>In what it differs from its preset.</summary>
    public required IReadOnlyList<OptionChange> Differences { get; init; }

    /// <summary>In what it differs from the run that it was made from.</summary>
    public required IReadOnlyList<OptionChange> ParentDifferences { get; init; }

    /// <summary>What it measured, once completed.</summary>
    public JsonNode? Result { get; init; }

    /// <summary>The newest progress of every stage that has begun.</summary>
    public required IReadOnlyList<StageProgress> Stages { get; init; }

    public ResourceUsage? Usage { get; init; }

    public ProcessIdentity? Process { get; init; }

    public required long DiskBytes { get; init; }
}
