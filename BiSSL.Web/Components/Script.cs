using Microsoft.JSInterop;

namespace BiSSL.Web.Components;

/// <summary>The functions of dist/interop.js, for the components of one page. A page that was closed meanwhile is no error.</summary>
public sealed class Script(IJSRuntime js) : IAsyncDisposable
{
    private readonly Lazy<Task<IJSObjectReference>> _module = new(() => js.InvokeAsync<IJSObjectReference>("import", "./dist/interop.js").AsTask());

    public async Task Call(string function, params object?[] arguments)
    {
        try
        {
            await (await _module.Value).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
    }

    public async Task<T> Call<T>(string function, params object?[] arguments) => await (await _module.Value).InvokeAsync<T>(function, arguments);

    /// <summary>A chart, or another thing that lives as long as its element.</summary>
    public Task<IJSObjectReference> Make(string function, params object?[] arguments) => Call<IJSObjectReference>(function, arguments);

    /// <summary>Ends what <see cref="Make"/> gave.</summary>
    public static async Task End(IJSObjectReference? made)
    {
        if (made is null)
            return;
        try
        {
            await made.InvokeVoidAsync("dispose");
            await made.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone, and everything on it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A page that left before it had the module will never answer; whoever waited for it would hold up the end of the server.
        if (!_module.IsValueCreated || !_module.Value.IsCompletedSuccessfully)
            return;
        try
        {
            await (await _module.Value).DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // The page is gone.
        }
    }
}
