namespace BiSSL.Training.Pipeline.Bench;

/// <summary>What to measure, and on what.</summary>
/// <param name="Shapes">Shapes as <see cref="BenchShape.Named"/> takes them; none are the benchmark's own.</param>
/// <param name="Device">As <c>engine.device</c>.</param>
/// <param name="Threads">Threads of each side; 0 takes all cores. One thread on the processor is timed by its own clock.</param>
/// <param name="Tf32">As <c>engine.tf32</c>.</param>
/// <param name="Rounds">How often everything is measured in turn; the median counts.</param>
public sealed record BenchRequest(IReadOnlyList<string> Shapes, string Device, int Threads, bool Tf32, int Rounds)
{
    /// <summary>Whether to train a part of an alternation's steps, and give the rest the time of their like.</summary>
    public bool Parts { get; init; }
}
