namespace BiSSL.Web.Components.Charts;

/// <summary>The present value of a curve as text; see wwwroot-assets/README.md.</summary>
/// <param name="Show">last, average, least or greatest.</param>
public sealed record ReadoutSpec(string Run, string Scope, string Name, string? Show = null, int? Digits = null, string? Unit = null);
