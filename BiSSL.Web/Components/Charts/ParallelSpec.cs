namespace BiSSL.Web.Components.Charts;

/// <summary>Options and results of several runs, or of trials, as parallel coordinates; see wwwroot-assets/README.md.</summary>
public sealed record ParallelSpec(string Title)
{
    public required Several<AxisSpec> Axes { get; init; }

    public required Several<RowSpec> Rows { get; init; }

    /// <summary>What a row is, where the table says so; a run if nothing is given.</summary>
    public string? Of { get; init; }

    public int? Height { get; init; }
}

public sealed record AxisSpec(string Label, bool? Log = null);

/// <param name="Values">Numbers, texts or null, in the order of the axes.</param>
public sealed record RowSpec(string Label, Several<object?> Values, string? Colour = null);
