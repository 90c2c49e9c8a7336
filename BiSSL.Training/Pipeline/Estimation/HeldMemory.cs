using BiSSL.Training.Pipeline.Bissl;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>Watches from a thread of its own how much tensors hold, until disposed. Short peaks may pass between two looks.</summary>
internal sealed class HeldMemory : IDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(1);

    private readonly Device _device;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _watch;

    public HeldMemory(Device device)
    {
        _device = device;
        Before = Peak = Now;
        _watch = new Thread(Watch) { IsBackground = true };
        _watch.Start();
    }

    /// <summary>Bytes held at the start.</summary>
    public long Before { get; }

    /// <summary>The most that was seen.</summary>
    public long Peak { get; private set; }

    /// <summary>Bytes held now; 0 where that is not known.</summary>
    public long Now => DeviceMemory.Held(_device) ?? 0;

    public void Dispose()
    {
        _end.Set();
        _watch.Join();
        _end.Dispose();
    }

    private void Watch()
    {
        do
            Peak = Math.Max(Peak, Now);
        while (!_end.Wait(s_pace));
    }
}
