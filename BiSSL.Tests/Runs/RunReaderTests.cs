using System.Diagnostics;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Runs;

public class RunReaderTests : StoreTest
{
    [Fact]
    public void Since_InSmallBatches_GivesEverythingOnceInOrder()
    {
        string id = NewRunning().Id;
        using (var writer = new RunWriter(Store, id))
        {
            for (int step = 0; step < 100; step++)
            {
                writer.Point("s", step % 2 == 0 ? "even" : "odd", step, step);
                if (step % 10 == 0)
                    writer.Happened(RunEvent.Said(EventKind.Log, "s", step, "ten more"));
            }
        }

        var reader = new RunReader(Store, id);
        var seqs = new List<long>();
        for (RunBatch batch = reader.Since(0, 7); seqs.Count < batch.LastSeq; batch = reader.Since(batch.Seq, 7))
            seqs.AddRange(batch.Events.Select(e => e.Seq).Concat(batch.Points.Select(p => p.Seq)).Order());

        Assert.Equal(Enumerable.Range(1, 111).Select(i => (long)i), seqs);
        Assert.Equal((111, 0), (reader.Since(111).Seq, reader.Since(111).Points.Count));
    }

    [Fact]
    public void Since_WhileAWriterCommits_NeverShowsAHole()
    {
        string id = NewRunning().Id;
        var reader = new RunReader(Store, id);
        long seen = 0;
        using (var writer = new RunWriter(Store, id))
        {
            for (int step = 0; step < 2000; step++)
            {
                writer.Point("s", "x", step, step);
                if (step % 100 == 0)
                    seen = AssertNext(reader, seen);
            }
        }

        Assert.Equal(2001, AssertNext(reader, seen));
    }

    [Fact]
    public void Since_OtherRunsInTheStore_AreNotSeen()
    {
        string mine = NewRunning("mine").Id, other = NewRunning("other").Id;
        Report(mine, [1, 2, 3]);
        Report(other, [4]);

        Assert.Equal([1, 2, 3], new RunReader(Store, mine).Since(0).Points.Select(p => p.Value));
        Assert.Empty(new RunReader(Store, mine).All(new RunReader(Store, other).Series()[0].Id));
    }

    [Fact]
    public void History_FewPoints_GivesAllOfThem()
    {
        string id = NewRunning().Id;
        double[] values = [3, 1, double.NaN, 2];
        Report(id, values);

        SeriesHistory history = History(id, 100);

        Assert.Equal(values, history.Values);
        Assert.Equal((4, 1), (history.Total, history.Width));
    }

    [Fact]
    public void History_OfNumbersThatAreNotFinite_KeepsThemAndTheExtremesBesideThem()
    {
        string id = NewRunning().Id;
        double[] values = [.. Enumerable.Repeat(1.0, 1000)];
        (values[10], values[20], values[30], values[40], values[50]) = (9, double.PositiveInfinity, -9, double.NegativeInfinity, double.NaN);
        Report(id, values);

        SeriesHistory history = History(id, 4);

        Assert.True(history.Width > 50);
        Assert.All([9, double.PositiveInfinity, -9, double.NegativeInfinity, double.NaN], value => Assert.Contains(value, history.Values));
    }

    [Fact]
    public void History_TwoHundredThousandPoints_KeepsExtremesAndIsTheSameEveryTime()
    {
        string id = NewRunning().Id;
        double[] values = [.. Enumerable.Range(0, 200_000).Select(i => ReportingChild.Loss(i))];
        (values[77_777], values[123_456], values[150_001]) = (50, -50, double.NaN);
        Report(id, values);

        long start = Stopwatch.GetTimestamp();
        SeriesHistory history = History(id, 800);
        TestContext.Current.SendDiagnosticMessage($"200k points in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");

        Assert.Equal((200_000, 256), (history.Total, history.Width));
        Assert.InRange(history.Steps.Count, 782, 1 + 4 * 782);
        Assert.Equal((50, -50), (history.Values.Max(), history.Values.Where(double.IsFinite).Min()));
        Assert.Contains(150_001, history.Steps);
        Assert.Equal((0, 199_999), (history.Steps[0], history.Steps[^1]));
        Assert.Equal(history.Steps.Order().Distinct(), history.Steps);
        Assert.All(history.Steps.Zip(history.Values), p => Assert.Equal(values[p.First], p.Second));
        Assert.Equal(history.Steps, History(id, 800).Steps);
    }

    [Fact]
    public void History_RunGrows_BucketsThatWereFullStayAsTheyWere()
    {
        string id = NewRunning().Id;
        double[] values = [.. Enumerable.Range(0, 1100).Select(i => ReportingChild.Loss(i))];
        Report(id, values[..1000]);
        SeriesHistory before = History(id, 280);
        Report(id, values);
        SeriesHistory after = History(id, 280);

        Assert.Equal(before.Width, after.Width);
        Assert.Equal(before.Steps.Where(s => s < 1000), after.Steps.Where(s => s < 1000));
    }

    [Fact]
    public void History_RangeOfSteps_GivesOnlyThose()
    {
        string id = NewRunning().Id;
        Report(id, [.. Enumerable.Range(0, 1000).Select(i => (double)i)]);

        var reader = new RunReader(Store, id);
        SeriesHistory history = reader.History(reader.Series()[0].Id, 1000, 100, 199);

        Assert.Equal(Enumerable.Range(100, 100).Select(i => (double)i), history.Values);
        Assert.Empty(reader.History(reader.Series()[0].Id, 10, 5000, 6000).Values);
    }

    [Fact]
    public void AppliedSettings_MarksOfTwoScopes_AreGivenInOrderOnce()
    {
        string id = NewRunning().Id;
        Assert.Empty(new RunReader(Store, id).Steering().Applied);
        AppliedSetting[] settings =
            [new("seed 0/bissl", 40, "lambda", 0.1, 1), new("seed 1/bissl", 37, "lambda", 0.1, 1), new("seed 0/bissl", 90, "lr", 3, 2)];
        using (var writer = new RunWriter(Store, id))
        {
            foreach (AppliedSetting setting in settings.Concat(settings))
                writer.Happened(RunEvent.Changed(setting, 1e-3));
        }

        Assert.Equal(settings, new RunReader(Store, id).Steering().Applied);
    }

    [Fact]
    public void AppliedSettings_AnyNumber_ComesBackBitForBit()
    {
        string id = NewRunning().Id;
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-12, 6)))];
        var outbox = new CommandOutbox(Store);
        foreach (double value in values)
            outbox.Send(id, CommandKind.Set, "lambda", value);
        using (var writer = new RunWriter(Store, id))
        {
            foreach (RunCommand command in new CommandInbox(Store, id).Take())
                writer.Happened(RunEvent.Changed(new AppliedSetting("s", 1, command.Name!, command.Value!.Value, command.Id), double.NaN));
        }

        Assert.Equal(values, new RunReader(Store, id).Steering().Applied.Select(s => s.Value));
    }

    [Fact]
    public void Steering_CurvesOfTwoScopes_KnowsTheLastStepOfEach()
    {
        string id = NewRunning().Id;
        using (var writer = new RunWriter(Store, id))
        {
            writer.Point("seed 0/bissl", "lower/loss", 7, 1);
            writer.Point("seed 0/bissl", "lower/loss", 8, 1);
            writer.Vector("seed 0/bissl", "cg/recurrence", 5, [1, 2]);
            writer.Point("seed 1/bissl", "lower/loss", 0, double.NaN);
        }

        SteeringHistory history = new RunReader(Store, id).Steering();
        Assert.Equal((9, 1, 0), (history.Unreported("seed 0/bissl"), history.Unreported("seed 1/bissl"), history.Unreported("seed 2/bissl")));
    }

    private static long AssertNext(RunReader reader, long seen)
    {
        RunBatch batch = reader.Since(seen);
        IEnumerable<long> seqs = batch.Events.Select(e => e.Seq).Concat(batch.Points.Select(p => p.Seq)).Order();
        Assert.Equal(Enumerable.Range(1, (int)(batch.Seq - seen)).Select(i => seen + i), seqs);
        return batch.Seq;
    }

    private SeriesHistory History(string id, int buckets)
    {
        var reader = new RunReader(Store, id);
        return reader.History(reader.Series()[0].Id, buckets);
    }

    private void Report(string id, double[] values)
    {
        using var writer = new RunWriter(Store, id);
        for (int step = 0; step < values.Length; step++)
            writer.Point("s", "loss", step, values[step]);
    }
}
