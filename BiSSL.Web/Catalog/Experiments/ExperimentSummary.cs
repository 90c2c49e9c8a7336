using System.Text.Json.Serialization;

namespace BiSSL.Web.Catalog.Experiments;

/// <summary>An experiment as a list shows it.</summary>
public sealed record ExperimentSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Preset { get; init; }

    public required IReadOnlyList<string> Datasets { get; init; }

    public required IReadOnlyList<string> Variants { get; init; }

    public required IReadOnlyList<string> Arms { get; init; }

    public required int Seeds { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Trainings of an arm on a seed that are done.</summary>
    public required int Done { get; init; }

    /// <summary>Trainings there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>Runs that are waiting for their turn.</summary>
    public required int Waiting { get; init; }

    /// <summary>Runs that a process trains now.</summary>
    public required int Alive { get; init; }

    /// <summary>Datasets and variants whose run ended before its work was done, or is not there any more.</summary>
    public required int Open { get; init; }

    /// <summary>Runs in which somebody changed a setting on the way.</summary>
    public required int Steered { get; init; }

    /// <summary>Time left of the runs that train now, at their pace; nothing while that is not known.</summary>
    [JsonPropertyName("remainingMs")]
    public TimeSpan? Remaining { get; init; }
}
