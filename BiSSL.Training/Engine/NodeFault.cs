namespace BiSSL.Training.Engine;

/// <summary>An exception inside a derivative in C#: no exception may pass through libtorch, so it waits here until the call that met it has come back.</summary>
internal static class NodeFault
{
    [ThreadStatic]
    private static bool s_isCalling;

    [ThreadStatic]
    private static Exception? s_here;                                          // on a processor derivatives are called by the thread that asked for them

    private static Exception? s_elsewhere;                                     // for a GPU by a thread of libtorch's

    /// <summary>A call for derivatives begins on this thread.</summary>
    public static void Begin() => (s_isCalling, s_here) = (true, null);

    public static void Leave(Exception fault)
    {
        if (s_isCalling)
            s_here ??= fault;
        else
            Interlocked.CompareExchange(ref s_elsewhere, fault, null);
    }

    /// <summary>What the call of this thread met; null where it was no exception of ours.</summary>
    public static Exception? Take() => s_here ?? Interlocked.Exchange(ref s_elsewhere, null);

    /// <summary>The call has come back.</summary>
    public static void End() => (s_isCalling, s_here) = (false, null);
}
