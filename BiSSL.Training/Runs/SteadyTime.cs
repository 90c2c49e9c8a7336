namespace BiSSL.Training.Runs;

/// <summary>A clock that shows the time of day as of its making, and from then on what has really passed: nobody can set it forward or back.</summary>
internal sealed class SteadyTime(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly long _moment = time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + time.GetElapsedTime(_moment);
}
