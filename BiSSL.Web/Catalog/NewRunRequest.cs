using System.Text.Json;

namespace BiSSL.Web.Catalog;

/// <summary>A run as somebody wishes it; everything may be left out.</summary>
public sealed record NewRunRequest
{
    /// <summary>Where the options start; the demo's if there is no parent either.</summary>
    public string? Preset { get; init; }

    /// <summary>A tree of options laid over that; may name only some.</summary>
    public JsonElement? Options { get; init; }

    /// <summary>Single options over both, as <c>path=value</c>.</summary>
    public IReadOnlyList<string>? Settings { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Notes { get; init; }

    /// <summary>The run that it is made from; without <see cref="Preset"/> its options are the start.</summary>
    public string? Parent { get; init; }
}
