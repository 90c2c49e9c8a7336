using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>Which part of the list is shown, and the way to the others.</summary>
public sealed partial class Pager
{
    [Parameter, EditorRequired]
    public required RunsView View { get; set; }

    /// <summary>How many runs fit in all.</summary>
    [Parameter, EditorRequired]
    public required int Total { get; set; }

    private int Pages => (Total + RunsView.PageSize - 1) / RunsView.PageSize;

    private int First => Math.Min(Total, ((View.Page - 1) * RunsView.PageSize) + 1);

    private int Last => Math.Min(Total, View.Page * RunsView.PageSize);

    private string At(int page) => (View with { Page = page }).Address;
}
