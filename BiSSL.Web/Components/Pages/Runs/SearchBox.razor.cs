using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components.Pages.Runs;

/// <summary>A search that begins when somebody stops typing for a moment.</summary>
public sealed partial class SearchBox
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(250);

    private string _text = "";
    private string _told = "";
    private int _letters;

    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<string> Changed { get; set; }

    // What comes back of one's own typing must not overwrite what was typed since.
    protected override void OnParametersSet()
    {
        if (Text == _told)
            return;
        _text = _told = Text;
    }

    private async Task Typed(string text)
    {
        _text = text;
        int now = ++_letters;
        await Task.Delay(s_moment);
        if (now != _letters || _text.Trim() == _told)
            return;
        _told = _text.Trim();
        await Changed.InvokeAsync(_told);
    }
}
