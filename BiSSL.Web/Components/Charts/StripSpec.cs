namespace BiSSL.Web.Components.Charts;

/// <summary>Settings of a run over its steps, one lane each; see wwwroot-assets/README.md.</summary>
public sealed record StripSpec(string Id, string Title, string Run, string Scope)
{
    public required Several<LaneSpec> Lanes { get; init; }

    public string? Group { get; init; }

    public double? StepsPerEpoch { get; init; }

    public int? Height { get; init; }
}

/// <param name="Name">One of lambda, gamma, alpha, lr.</param>
/// <param name="Initial">From the run's options.</param>
public sealed record LaneSpec(string Name, string Label, double Initial, string? Colour = null);
