using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Runs;

/// <summary>Somebody sets the machine's clock while a run trains.</summary>
public sealed class SetClockTests : StoreTest
{
    private readonly WallClock _clock;
    private readonly RunStore _store;

    public SetClockTests()
    {
        _clock = new WallClock(Time);
        _store = RunStore.Open(Folder, _clock);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void End_ClockSetWhileItTrained_CountsWhatReallyPassed(int hours)
    {
        string id = NewRunning().Id;
        using (new Heartbeat(_store, id, NullReporter.Instance))
        {
            Beat(id, TimeSpan.FromSeconds(20));
            _clock.Set(hours);
            Beat(id, TimeSpan.FromSeconds(8));
        }
        RunRecord run = _store.Transition(id, RunState.Completed);

        Assert.Equal(28, run.RunningTime.TotalSeconds, 1.5);
        Assert.True(run.Ended >= run.Started, $"It ended at {run.Ended} and began at {run.Started}.");
    }

    [Fact]
    public void Interrupted_ClockSetForwardWhileItTrained_CountsUpToItsLastSign()
    {
        string id = NewRunning().Id;
        using (new Heartbeat(_store, id, NullReporter.Instance))
        {
            Beat(id, TimeSpan.FromSeconds(20));
            _clock.Set(2);
            Beat(id, TimeSpan.FromSeconds(8));
        }
        Time.Advance(TimeSpan.FromHours(3));

        Assert.Equal(28, Reconciliation.Of(_store).Single().RunningTime.TotalSeconds, 1.5);
    }

    [Fact]
    public void At_ClockSetForwardSinceItsLastSign_AddsNoMoreThanASilence()
    {
        string id = NewRunning().Id;
        _clock.Set(2);

        Assert.InRange(_store.Get(id).At(_clock.GetUtcNow()).RunningTime, TimeSpan.Zero, Reconciliation.Silence);
    }

    [Fact]
    public void Point_ClockSetBack_KeepsTheOrderOfTimes()
    {
        string id = NewRunning().Id;
        using (var writer = new RunWriter(_store, id))
        {
            writer.Point("s", "loss", 1, 1);
            Time.Advance(TimeSpan.FromSeconds(5));
            _clock.Set(-1);
            writer.Point("s", "loss", 2, 1);
        }
        IReadOnlyList<StoredPoint> points = new RunReader(Store, id).Since(0).Points;

        Assert.Equal(TimeSpan.FromSeconds(5), points[1].Time - points[0].Time);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void StandStill_ClockSetWhileItTrained_IsOfTheClockOfThePoints(int hours)
    {
        using TrainerSession session = TrainerSession.Begin(_store, NewRun().Id);
        DateTimeOffset begin = Time.GetUtcNow();
        _clock.Set(hours);
        foreach (bool paused in new[] { true, false })
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            session.StandStill(paused);
        }
        session.Reporter.Point("s", "loss", 1, 1);
        session.End(RunState.Completed, StateChange.Plain);
        var reader = new RunReader(Store, session.Run.Id);

        Assert.Equal([5, 10], reader.Events(EventKind.StateChanged).Select(e => (e.Time - begin).TotalSeconds));
        Assert.Equal(10, (reader.Since(0).Points.Single(point => point.Step == 1).Time - begin).TotalSeconds);
        Assert.Equal(10, (reader.Events(EventKind.RunEnded).Single().Time - begin).TotalSeconds);
    }

    // Lets time pass, and waits for the sign of life that counts it.
    private void Beat(string id, TimeSpan passed)
    {
        Time.Advance(passed);
        DateTimeOffset now = _clock.GetUtcNow();
        Assert.True(SpinWait.SpinUntil(() => Store.Get(id).Heartbeat == now, TimeSpan.FromSeconds(20)));
    }

    /// <summary>A clock on the wall over one that nobody can set.</summary>
    private sealed class WallClock(TimeProvider steady) : TimeProvider
    {
        private TimeSpan _by;

        public override long TimestampFrequency => steady.TimestampFrequency;

        public void Set(int hours) => _by += TimeSpan.FromHours(hours);

        public override DateTimeOffset GetUtcNow() => steady.GetUtcNow() + _by;

        public override long GetTimestamp() => steady.GetTimestamp();
    }
}
