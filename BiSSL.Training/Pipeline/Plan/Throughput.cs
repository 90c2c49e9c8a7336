using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>Tells the images per second of a stage, about once a second.</summary>
/// <param name="scope">The stage's.</param>
public sealed class Throughput(IRunReporter reporter, string scope, TimeProvider time)
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(1);

    private long _since = time.GetTimestamp();
    private long _images;

    /// <param name="images">Images taken in so far.</param>
    /// <param name="isLast">Whether the stage is done: what is left is told, too.</param>
    public void Tell(long images, bool isLast)
    {
        var elapsed = time.GetElapsedTime(_since);
        if (images == _images || (elapsed < s_pace && !isLast))
            return;
        reporter.Point(MachineCurves.Scope, MachineCurves.ImagesPerSecond(scope), time.GetUtcNow().ToUnixTimeSeconds(), (images - _images) / elapsed.TotalSeconds);
        (_since, _images) = (time.GetTimestamp(), images);
    }
}
