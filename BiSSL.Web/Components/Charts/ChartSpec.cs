namespace BiSSL.Web.Components.Charts;

/// <summary>What a chart of curves shows; the meaning of each part stands in wwwroot-assets/README.md.</summary>
public sealed record ChartSpec(string Id, string Title)
{
    public required Several<LineSpec> Lines { get; init; }

    public string? Group { get; init; }

    public bool? Log { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? Unit { get; init; }

    public int? Height { get; init; }

    public bool? Raw { get; init; }

    public bool? Unmarked { get; init; }

    public string? Over { get; init; }

    public string? Pointed { get; init; }

    /// <summary>step, epoch or time, whatever the page's switches say.</summary>
    public string? Along { get; init; }
}

/// <summary>One curve of a chart.</summary>
public sealed record LineSpec(string Run, string Scope, string Name, string Label)
{
    public string? Colour { get; init; }

    public string? Dash { get; init; }

    public double? StepsPerEpoch { get; init; }

    public string? Band { get; init; }

    public string? End { get; init; }
}
