using System.Text.Json.Nodes;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using Microsoft.Data.Sqlite;

namespace BiSSL.Tests.Runs;

public class RunWriterTests : StoreTest
{
    [Fact]
    public void Point_EveryKindOfNumber_ComesBackUnchanged()
    {
        double[] values = [0, -1.5, 1.0 / 3, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        string id = NewRunning().Id;
        using (var writer = new RunWriter(Store, id))
        {
            for (int i = 0; i < values.Length; i++)
                writer.Point("seed 0/bissl", "x", i, values[i]);
            writer.Vector("seed 0/bissl", "v", 3, values);
        }

        var reader = new RunReader(Store, id);
        SeriesInfo[] series = [.. reader.Series()];

        Assert.Equal([("v", 1L), ("x", 8L)], series.Select(s => (s.Name, s.Count)));
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), reader.All(series[1].Id).Select(p => BitConverter.DoubleToInt64Bits(p.Value)));
        Assert.Equal(values, reader.All(series[0].Id).Single().Vector);
    }

    [Fact]
    public void Point_StepsReportedAgain_AreIgnoredAndLeaveNoHoles()
    {
        string id = NewRunning().Id;
        Report(id, 0, 100, offset: 0);
        Report(id, 60, 160, offset: 1000);

        var reader = new RunReader(Store, id);
        RunBatch all = reader.Since(0);

        IEnumerable<double> expected = Enumerable.Range(0, 160).Select(i => i < 100 ? i : i + 1000.0);
        Assert.Equal(expected, reader.All(reader.Series()[0].Id).Select(p => p.Value));
        Assert.Equal(160, reader.Series()[0].Count);
        Assert.Equal(Enumerable.Range(1, (int)all.LastSeq).Select(i => (long)i), Seqs(all));
    }

    [Fact]
    public void Happened_KeyUsedTwice_IsKeptOnce()
    {
        string id = NewRunning().Id;
        using (var writer = new RunWriter(Store, id))
        {
            foreach (string? key in (string?[])["stage/1", "stage/1", null, null, "stage/2"])
                writer.Happened(RunEvent.Said(EventKind.Log, "", 0, "x", key));
        }

        Assert.Equal(4, new RunReader(Store, id).Events(EventKind.Log).Count);
    }

    [Fact]
    public void Happened_DetailWithNumbersThatAreNotFinite_IsKept()
    {
        string id = NewRunning().Id;
        using (var writer = new RunWriter(Store, id))
            writer.Happened(new RunEvent(EventKind.Warning, "s", 7, new JsonObject { ["loss"] = double.NaN, ["norm"] = double.PositiveInfinity }));

        StoredEvent read = new RunReader(Store, id).Events(EventKind.Warning).Single();

        Assert.Equal(("""{"loss":"NaN","norm":"Infinity"}""", "s", 7), (read.Detail, read.Scope, read.Step));
    }

    [Fact]
    public void Progress_ManyReports_KeepsTheNewestOfEachStage()
    {
        string id = NewRunning().Id;
        using (var writer = new RunWriter(Store, id))
        {
            for (int i = 0; i <= 50; i++)
                writer.Progress("seed 0", "pretext", i, 50, i / 2.0);
            writer.Progress("seed 0", "tune", 1, 9, double.NaN);
        }

        IReadOnlyList<StageProgress> progress = new RunReader(Store, id).Progress();

        Assert.Equal([("pretext", 50, 50, 25.0), ("tune", 1, 9, 0.0)], progress.Select(p => (p.Stage, p.Done, p.Total, p.Rate)).Order());
    }

    [Fact]
    public void Flush_SeveralThreadsReport_EachFindsItsOwnReportsCommitted()
    {
        string id = NewRunning().Id;
        using var writer = new RunWriter(Store, id);
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, lane =>
        {
            for (int step = 1; step <= 300; step++)
            {
                writer.Point($"lane {lane}", "x", step, step);
                if (step % 100 == 0)
                    AssertCommitted(id, $"lane {lane}", step, writer);
            }
        });

        RunBatch all = new RunReader(Store, id).Since(0);
        Assert.Equal(1200, all.Points.Count);
        foreach (IGrouping<long, StoredPoint> lane in all.Points.GroupBy(p => p.Series))
            Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), lane.Select(p => p.Step));
    }

    [Fact]
    public void Dispose_AfterAnException_WritesWhatWasReported()
    {
        string id = NewRunning().Id;

        Assert.Throws<InvalidOperationException>((Action)(() =>
        {
            using var writer = new RunWriter(Store, id);
            writer.Point("s", "x", 1, 1);
            throw new InvalidOperationException();
        }));

        Assert.Single(new RunReader(Store, id).Since(0).Points);
    }

    [Fact]
    public void Point_WithoutFlush_IsCommittedSoon()
    {
        string id = NewRunning().Id;
        using var writer = new RunWriter(Store, id);
        writer.Point("s", "x", 1, 1);

        Assert.True(SpinWait.SpinUntil(() => new RunReader(Store, id).Since(0).Points.Count == 1, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Flush_DatabaseLockedForAWhile_WaitsAndLosesNothing()
    {
        string id = NewRunning().Id;
        using var writer = new RunWriter(Store, id);
        using (Locked(Store))
        {
            writer.Point("s", "x", 1, 1);
            Thread.Sleep(1500);
            Assert.Empty(new RunReader(Store, id).Since(0).Points);
        }

        writer.Flush();
        Assert.Single(new RunReader(Store, id).Since(0).Points);
    }

    [Fact]
    public void Flush_DatabaseLockedTooLong_GivesOneClearErrorToEveryone()
    {
        string id = NewRunning().Id;
        using var writer = new RunWriter(Store, id);
        using (Locked(Store))
        {
            writer.Point("s", "x", 1, 1);
            string message = Assert.Throws<MachineError>(writer.Flush).Message;
            Assert.Contains("locked by another process", message, StringComparison.Ordinal);
            Assert.Equal(message, Assert.Throws<MachineError>(() => writer.Point("s", "x", 2, 2)).Message);
        }
    }

    [Fact]
    public void Flush_DiskFull_SaysSoAndTheStoreIsWholeAfterwards()
    {
        using var disk = new TinyDisk();
        RunStore store = RunStore.Open(disk.Path, Time, TimeSpan.FromSeconds(1));
        string id = store.Create(new NewRun("a", "demo", "{}")).Id;
        disk.Fill(free: 10_000);
        using (var writer = new RunWriter(store, id))
        {
            string message = Assert.Throws<MachineError>(() =>
            {
                for (int step = 0; step < 5000; step++)
                    writer.Point("s", "x", step, step);
                writer.Flush();
            }).Message;
            Assert.Contains("the disk is full", message, StringComparison.Ordinal);
        }

        disk.Empty();
        RunBatch all = new RunReader(store, id).Since(0);
        Assert.Equal(Enumerable.Range(1, (int)all.LastSeq).Select(i => (long)i), Seqs(all));
        SqliteConnection.ClearAllPools();
    }

    private static IEnumerable<long> Seqs(RunBatch batch) => batch.Events.Select(e => e.Seq).Concat(batch.Points.Select(p => p.Seq)).Order();

    private void Report(string id, int from, int to, double offset)
    {
        using var writer = new RunWriter(Store, id);
        for (int step = from; step < to; step++)
            writer.Point("s", "loss", step, step + offset);
    }

    private void AssertCommitted(string id, string scope, int count, RunWriter writer)
    {
        writer.Flush();
        Assert.Equal(count, new RunReader(Store, id).Series().Single(s => s.Scope == scope).Count);
    }
}
