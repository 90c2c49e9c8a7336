using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>Whether the run searches or compares, in a sentence, and the way to the other.</summary>
public sealed partial class SearchNote
{
    private const string TrialsPath = "search.trials", MethodPath = "search.method";
    private const int Usual = 30;

    [Parameter, EditorRequired]
    public required RunForm Form { get; set; }

    [Parameter, EditorRequired]
    public required bool Locked { get; set; }

    /// <summary>Told of the option that was filled in, to show it.</summary>
    [Parameter]
    public EventCallback<string> Wanted { get; set; }

    // Nothing where the run compares.
    private int? Trials => int.TryParse(Form.Text(TrialsPath), NumberStyles.None, CultureInfo.InvariantCulture, out int trials) && trials > 0 ? trials : null;

    private Task Search()
    {
        Form.Type(TrialsPath, Usual.ToString(CultureInfo.InvariantCulture));
        return Wanted.InvokeAsync(TrialsPath);
    }

    private void Compare() => Form.Type(TrialsPath, "0");
}
