namespace BiSSL.Training.Runs;

/// <summary>Measures what this process uses of the machine, between one call and the next.</summary>
/// <param name="gpu">The device that it trains on; nothing for the CPU.</param>
internal sealed class ResourceProbe(TimeProvider time, int? gpu)
{
    private readonly GpuProbe? _gpu = gpu is { } device ? GpuProbe.Open(device) : null;
    private long _then = time.GetTimestamp();
    private TimeSpan _used = Environment.CpuUsage.TotalTime;

    public ResourceUsage Measure()
    {
        long now = time.GetTimestamp();
        TimeSpan used = Environment.CpuUsage.TotalTime;
        TimeSpan passed = time.GetElapsedTime(_then, now);
        double cpu = passed > TimeSpan.Zero ? 100 * (used - _used) / passed : 0;
        (_then, _used) = (now, used);
        return new ResourceUsage(cpu, Environment.WorkingSet, _gpu?.Percent(), _gpu?.MemoryBytes());
    }
}
