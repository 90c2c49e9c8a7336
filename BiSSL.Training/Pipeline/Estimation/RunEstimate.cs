namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>What a run will roughly take.</summary>
/// <param name="Device">What it was measured on.</param>
/// <param name="Stages">In the order of time.</param>
/// <param name="Seconds">Of the whole run, its lanes side by side.</param>
/// <param name="MemoryBytes">Of the device, at the height.</param>
/// <param name="MemoryFree">What is free there now; null where that is not known.</param>
/// <param name="DiskBytes">Results and checkpoints.</param>
/// <param name="Remarks">What the numbers rest on, a sentence each.</param>
public sealed record RunEstimate(
    string Device, IReadOnlyList<EstimatedStage> Stages, double Seconds, long MemoryBytes, long? MemoryFree, long DiskBytes, IReadOnlyList<string> Remarks);

/// <summary>Seconds of all jobs of one stage, one after the other.</summary>
public sealed record EstimatedStage(string Stage, int Jobs, double Seconds);
