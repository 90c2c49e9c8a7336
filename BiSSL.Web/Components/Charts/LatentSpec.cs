namespace BiSSL.Web.Components.Charts;

/// <summary>Which map is shown; see wwwroot-assets/README.md.</summary>
/// <param name="Title">What exported images say above it.</param>
public sealed record LatentSpec(string Run, string Map, string Title);
