using BiSSL.Training;
using Microsoft.AspNetCore.Components;

namespace BiSSL.Web.Components;

/// <summary>A component that follows something from when it is on the page until it is closed.</summary>
public abstract class FollowingComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();

    /// <summary>Ends with the component.</summary>
    protected CancellationToken Closed => _closed.Token;

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs on the component's own context, so it may touch its fields and ask for a render.</summary>
    protected abstract Task Follow(CancellationToken closed);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = InvokeAsync(() => FollowOn(_closed.Token));
    }

    // A store that is locked for a while must not end the page's freshness for good.
    private async Task FollowOn(CancellationToken closed)
    {
        try
        {
            while (!closed.IsCancellationRequested)
            {
                try
                {
                    await Follow(closed);
                    return;
                }
                catch (UserError e) when (e.InnerException is not null)
                {
                    await Task.Delay(s_pause, closed);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
