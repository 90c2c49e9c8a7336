using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Run;

/// <summary>A text that people may change where it stands.</summary>
public sealed partial class EditableText
{
    private string? _draft;
    private bool _busy;
    private bool _opened;
    private ElementReference _field;

    [Parameter, EditorRequired]
    public required string Value { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Letters at most.</summary>
    [Parameter, EditorRequired]
    public required int Longest { get; set; }

    /// <summary>Keeps a new text; false if it was refused, and the reason was shown.</summary>
    [Parameter, EditorRequired]
    public required Func<string, Task<bool>> Save { get; set; }

    [Parameter]
    public int Lines { get; set; } = 1;

    /// <summary>How it looks while nobody changes it.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_opened)
            return;
        _opened = false;
        await _field.FocusAsync();
    }

    private void Begin() => (_draft, _opened) = (Value, true);

    private void Leave() => _draft = null;

    private async Task Keep()
    {
        if (_busy || _draft is null)
            return;
        _busy = true;
        if (_draft == Value || await Save(_draft))
            _draft = null;
        _busy = false;
    }
}
