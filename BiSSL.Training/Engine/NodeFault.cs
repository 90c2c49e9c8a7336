namespace BiSSL.Training.Engine;

/// <summary>An exception inside a derivative in C#: no exception may pass through libtorch, so it waits here until the call that met it has come back.</summary>
internal static class NodeFault
{
    private static Exception? s_fault;

    public static void Leave(Exception fault) => Interlocked.CompareExchange(ref s_fault, fault, null);

    public static Exception? Take() => Interlocked.Exchange(ref s_fault, null);
}
