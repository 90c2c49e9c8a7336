namespace BiSSL.Training.Runs;

/// <summary>What a trainer's process uses of the machine.</summary>
/// <param name="CpuPercent">100 is one core fully used.</param>
/// <param name="MemoryBytes">Resident memory of the process.</param>
/// <param name="GpuPercent">Of the whole device; nothing without one.</param>
/// <param name="GpuMemoryBytes">Memory in use on the whole device; nothing without one.</param>
public sealed record ResourceUsage(double CpuPercent, long MemoryBytes, double? GpuPercent = null, long? GpuMemoryBytes = null);
