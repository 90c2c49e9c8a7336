namespace TorchSharp;

/// <summary>The dispose scopes of one thread, innermost last.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? s_ofThread;

    private DisposeScopeManager()
    {
    }

    internal static DisposeScopeManager ThreadSingleton => s_ofThread ??= new DisposeScopeManager();

    /// <summary>What happened to the tensors of the calling thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.ThreadStatistics;

    internal ThreadDisposeScopeStatistics ThreadStatistics { get; } = new();

    internal DisposeScope? Current { get; private set; }

    internal DisposeScope Enter() => Current = new DisposeScope(this, Current);

    /// <summary>Leaves a scope, and those inside it that were forgotten.</summary>
    internal void Leave(DisposeScope scope)
    {
        for (var open = Current; open is not null; open = open.OuterScope)
        {
            if (ReferenceEquals(open, scope))
                Current = scope.OuterScope;
        }
    }

    /// <summary>Counts a new tensor and gives it to the innermost scope.</summary>
    internal DisposeScope? Register(IDisposable disposable)
    {
        if (Current is null)
        {
            ThreadStatistics.CreatedOutsideScopeCount++;
            return null;
        }

        ThreadStatistics.CreatedInScopeCount++;
        Current.Hold(disposable);
        return Current;
    }
}
