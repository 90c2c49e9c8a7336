using BiSSL.Training.Pipeline.Plan;
using Microsoft.Extensions.Time.Testing;

namespace BiSSL.Tests.Pipeline.Plan;

public sealed class ThroughputTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1000));
    private readonly Recorder _recorder = new();

    [Fact]
    public void Tell_ManyTimes_ReportsOnceASecondAndTheRestAtTheEnd()
    {
        var throughput = new Throughput(_recorder, "seed 0/bissl", _time);
        foreach (var (seconds, images, isLast) in new[] { (0.5, 10, false), (0.5, 40, false), (0.9, 60, false), (1.6, 65, false), (0.5, 70, true), (0.0, 70, true) })
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            throughput.Tell(images, isLast);
        }

        Assert.All(_recorder.Points, point => Assert.Equal(("machine", "seed 0/bissl/imagesPerSecond"), (point.Scope, point.Series)));
        Assert.Equal([(1001, 40), (1003, 10), (1004, 10)], _recorder.Points.Select(point => (point.Step, point.Value)));
    }

    [Fact]
    public void Tell_StageWithoutImages_ReportsNothing()
    {
        var throughput = new Throughput(_recorder, "seed 0/bissl/probe", _time);
        _time.Advance(TimeSpan.FromSeconds(5));
        throughput.Tell(0, isLast: true);
        Assert.Empty(_recorder.Points);
    }
}
