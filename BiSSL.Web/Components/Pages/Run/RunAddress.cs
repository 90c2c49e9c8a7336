using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>The address of a run's page: which tab, and which seed and arm if somebody chose one.</summary>
internal static class RunAddress
{
    public static string Of(string id, RunTab tab = RunTab.Live, ArmScope? chosen = null) => QueryHelpers.AddQueryString($"/runs/{id}", new Dictionary<string, string?>
    {
        ["tab"] = tab == RunTab.Live ? null : Word(tab),
        ["scope"] = chosen?.ToString(),
    });

    /// <summary>The address of the maps of a run's features.</summary>
    /// <param name="map">The one to show; the newest if none is named.</param>
    public static string Latent(string id, string? map = null) => QueryHelpers.AddQueryString($"/runs/{id}/latent", new Dictionary<string, string?> { ["map"] = map });

    /// <summary>The tab that a word in the address means; the first if none.</summary>
    public static RunTab Tab(string? word) => Enum.GetValues<RunTab>().FirstOrDefault(tab => Word(tab) == word);

#pragma warning disable CA1308 // A word in the address, not a key.
    private static string Word(RunTab tab) => tab.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}

/// <summary>The parts of a run's page.</summary>
public enum RunTab
{
    Live,
    Search,
    Results,
    Configuration,
    Log,
    Artefacts,
    System,
}
