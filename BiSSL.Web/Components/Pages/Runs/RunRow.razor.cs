using System.Globalization;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>One run in the list.</summary>
public sealed partial class RunRow
{
    private const int ShortText = 140;

    [Parameter, EditorRequired]
    public required RunSummary Run { get; set; }

    [Parameter, EditorRequired]
    public required RunsView View { get; set; }

    [Parameter, EditorRequired]
    public required bool IsChosen { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback Choose { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback Changed { get; set; }

    private string Title => Run.Name.Length > 0 ? Run.Name : $"Run {Run.Id}";

    private string Created => Run.Created.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a text, on one line.</summary>
    internal static string Excerpt(string text, int length = ShortText)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= length ? line : $"{line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)].TrimEnd()}…";
    }
}
