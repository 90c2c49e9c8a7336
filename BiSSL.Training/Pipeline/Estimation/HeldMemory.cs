using BiSSL.Training.Pipeline.Bissl;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>Watches from a thread of its own how much is held, until disposed. Short peaks may pass between two looks.</summary>
internal sealed class HeldMemory : IDisposable
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(1);

    private readonly Func<long> _held;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _watch;

    /// <summary>Of a device's tensors; 0 where that is not known.</summary>
    public HeldMemory(Device device) : this(() => DeviceMemory.Held(device) ?? 0)
    {
    }

    /// <param name="held">Says what is held, bytes.</param>
    public HeldMemory(Func<long> held)
    {
        _held = held;
        Before = Peak = Now;
        _watch = new Thread(Watch) { IsBackground = true };
        _watch.Start();
    }

    /// <summary>Bytes held at the start.</summary>
    public long Before { get; }

    /// <summary>The most that was seen.</summary>
    public long Peak { get; private set; }

    /// <summary>Bytes held now.</summary>
    public long Now => _held();

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
