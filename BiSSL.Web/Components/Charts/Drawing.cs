using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;

namespace BiSSL.Web.Components.Charts;

/// <summary>
/// An empty element that a function of dist/interop.js fills. Numbers go straight to it; this renders once, and draws anew only if what it is asked
/// to show changed.
/// </summary>
public abstract class Drawing : ComponentBase, IAsyncDisposable
{
    private ElementReference _element;
    private IJSObjectReference? _drawn;
    private object? _shown;
    private bool _gone;

    [Inject]
    public required Script Script { get; init; }

    /// <summary>The function that draws.</summary>
    protected abstract string Function { get; }

    /// <summary>What it is asked to show; equal specs look the same.</summary>
    protected abstract object? Asked { get; }

    protected virtual string Element => "div";

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await Script.End(_drawn);
        GC.SuppressFinalize(this);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Element);
        builder.AddElementReferenceCapture(1, element => _element = element);
        builder.CloseElement();
    }

    protected override bool ShouldRender() => !Equals(_shown, Asked);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_gone || Equals(_shown, Asked))
            return;
        IJSObjectReference? before = _drawn;
        (_shown, _drawn) = (Asked, null);
        await Script.End(before);
        await Draw();
    }

    private async Task Draw()
    {
        try
        {
            IJSObjectReference made = await Script.Make(Function, _element, Asked);
            if (_gone)
                await Script.End(made);
            else
                _drawn = made;
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException || (_gone && e is JSException))
        {
            // The page was closed, or shows something else by now.
        }
    }
}
