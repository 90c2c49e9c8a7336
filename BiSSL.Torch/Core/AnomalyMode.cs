using BiSSL.Torch.Interop;

namespace TorchSharp;

/// <summary>Sets whether backward passes look for NaN, and restores what was.</summary>
public sealed class AnomalyMode : IDisposable
{
    private readonly int _before = Native.bt_anomaly_enabled();

    internal AnomalyMode(bool enabled, bool checkNan) => NativeError.Check(Native.bt_set_anomaly(enabled ? 1 : 0, checkNan ? 1 : 0));

    public void Dispose() => NativeError.Check(Native.bt_set_anomaly(_before, 1));
}
