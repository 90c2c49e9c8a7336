namespace BiSSL.Web.Components.Charts;

/// <summary>Vectors of a run over its steps, as colours; see wwwroot-assets/README.md.</summary>
public sealed record HeatSpec(string Id, string Title, string Run, string Scope, string Name, string Row)
{
    public string? Group { get; init; }

    public Several<string>? Rows { get; init; }

    public bool? Log { get; init; }

    public string? Colour { get; init; }

    public string? Unit { get; init; }

    public double? StepsPerEpoch { get; init; }

    public int? Height { get; init; }

    public int? Left { get; init; }
}
