using System.Text.Json;
using System.Text.Json.Serialization;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>What somebody typed, as their browser keeps it while the tab is open.</summary>
/// <param name="Preset">The preset they began from; nothing for the run that the address names.</param>
/// <param name="Typed">Texts by the path of their option.</param>
/// <param name="Json">The JSON as typed, where the form could not take it.</param>
public sealed record KeptForm(string? Preset, IReadOnlyDictionary<string, string> Typed, string Tags, string Notes, string? Json)
{
    // A page gets no longer message from its browser; what it could not get back is not kept.
    private const int Longest = 60_000;

    /// <summary>Whether something was typed, and not only a preset chosen.</summary>
    [JsonIgnore]
    public bool HasTexts => Typed.Count > 0 || Tags.Length > 0 || Notes.Length > 0 || Json is not null;

    /// <summary>Nothing if it is too long to keep.</summary>
    public string? Write() => JsonSerializer.Serialize(this) is { Length: <= Longest } text ? text : null;

    /// <summary>Nothing if the text is none of ours.</summary>
    public static KeptForm? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<KeptForm>(text) is { Typed: not null, Tags: not null, Notes: not null } kept ? kept : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
