namespace TorchSharp;

/// <summary>
/// Holds what was created on its thread while it was the innermost scope, and disposes it at its end.
/// Created by <see cref="torch.NewDisposeScope"/>. Not for use by several threads.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private readonly HashSet<IDisposable> _held = new(ReferenceEqualityComparer.Instance);
    private bool _ended;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    internal DisposeScope? OuterScope { get; }

    public int DisposablesCount => _held.Count;

    public IReadOnlyList<IDisposable> DisposablesView => [.. _held];

    public bool Contains(IDisposable disposable) => _held.Contains(disposable);

    /// <summary>Disposes all that the scope holds; it stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = inKeep.ToHashSet<IDisposable>(ReferenceEqualityComparer.Instance);
        var doomed = _held.Where(held => !kept.Contains(held)).ToArray();
        foreach (var disposable in doomed)
            disposable.Dispose();
        _held.ExceptWith(doomed);
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Forgets what was disposed by someone else.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (_held.Remove(disposable))
            _manager.ThreadStatistics.DisposedInScopeCount++;
        Own(disposable, null);
    }

    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        DisposeEverything();
        _manager.Leave(this);
    }

    /// <summary>The new wrapper takes the place of the old one.</summary>
    internal void Replace(torch.Tensor old, torch.Tensor wrapper)
    {
        _held.Remove(old);
        _held.Add(wrapper);
        old.OwningDisposeScope = null;
        wrapper.OwningDisposeScope = this;
    }

    internal void Hold(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _held.Add(disposable);
    }

    private static void Own(IDisposable disposable, DisposeScope? scope)
    {
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = scope;
    }
}
