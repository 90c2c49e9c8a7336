using BiSSL.Torch.Interop;

namespace BiSSL.Torch;

/// <summary>Sets whether operators without a deterministic kernel throw, and restores what was.</summary>
internal sealed unsafe class DeterministicMode : IDisposable
{
    private readonly int _before;
    private readonly int _warnedBefore;

    internal DeterministicMode(bool enabled, bool warnOnly)
    {
        int before, warned;
        NativeError.Check(Native.bt_get_deterministic(&before, &warned));
        (_before, _warnedBefore) = (before, warned);
        NativeError.Check(Native.bt_set_deterministic(enabled ? 1 : 0, warnOnly ? 1 : 0));
    }

    public void Dispose() => NativeError.Check(Native.bt_set_deterministic(_before, _warnedBefore));
}
