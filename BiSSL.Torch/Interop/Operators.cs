using System.Collections.Concurrent;

namespace BiSSL.Torch.Interop;

/// <summary>The operators called so far, by "name" or "name.overload" within aten.</summary>
internal static unsafe class Operators
{
    private static readonly ConcurrentDictionary<string, nint> s_found = new(StringComparer.Ordinal);

    /// <exception cref="System.Runtime.InteropServices.ExternalException">libtorch has no such operator.</exception>
    internal static nint Find(string name) => s_found.TryGetValue(name, out var found) ? found : Load(name);

    private static nint Load(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        nint found;
        NativeError.Check(Native.bt_find(
            "aten::" + (dot < 0 ? name : name[..dot]),
            dot < 0 ? "" : name[(dot + 1)..],
            &found));
        return s_found.GetOrAdd(name, found);
    }
}
