using BiSSL.Training.Pipeline.Options;
using BiSSL.Web.Catalog;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>The inside of a dialog for what people write about a run.</summary>
public sealed partial class AnnotationForm
{
    private string _name = "";
    private string _tags = "";
    private string _notes = "";
    private IReadOnlyList<OptionFault> _faults = [];
    private bool _busy;

    [Parameter, EditorRequired]
    public required RunSummary Run { get; set; }

    [Inject]
    public required RunActions Actions { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    /// <summary>Tags as somebody types them: without doubles, blanks around them and empty ones.</summary>
    internal static IReadOnlyList<string> Tags(string text) =>
        [.. text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    protected override void OnInitialized() => (_name, _tags, _notes) = (Run.Name, string.Join(", ", Run.Tags), Run.Notes);

    private async Task Save()
    {
        if (_busy)
            return;
        _busy = true;
        if (await Notices.Try(Annotate) && _faults.Count == 0)
            Dialogs.Close();
        _busy = false;
    }

    private void Annotate()
    {
        _faults = [.. RunTexts.Faults(_name, Tags(_tags), _notes)];
        if (_faults.Count == 0)
            Actions.Annotate(Run.Id, _name.Trim(), Tags(_tags), _notes);
    }

    private string? Wrong(string field) => _faults.Any(fault => fault.Path == field) ? "true" : null;
}
