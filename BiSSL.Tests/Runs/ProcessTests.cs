using System.Diagnostics;
using System.Globalization;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Runs;

public class ProcessTests : StoreTest
{
    [Fact]
    public void Kill_TrainerManyTimes_LosesNothingThatWasFlushedAndDoublesNothing()
    {
        string id = NewRun().Id;
        long flushed = -1;
        for (int round = 0; round < 3; round++)
        {
            // Each round begins a little before the last flush, as a resume from a checkpoint does.
            using Process child = Child.Start("report", Folder, id, Text(Math.Max(0, flushed - 15)), "100000000");
            long first = flushed;
            while (flushed < first + 60)
                flushed = long.Parse(child.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
            child.Kill();
            child.WaitForExit();

            AssertWhole(id, flushed);
            Assert.Equal(RunState.Interrupted, Reconciliation.Of(Store).Single().State);
        }
    }

    [Fact]
    public void Report_TwoProcessesAtOnce_BothAreWhole()
    {
        string[] ids = [NewRun("one").Id, NewRun("two").Id];
        Process[] children = [.. ids.Select(id => Child.Start("report", Folder, id, "0", "2000"))];
        foreach (Process child in children)
        {
            child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            Assert.Equal(0, child.ExitCode);
            child.Dispose();
        }

        foreach (string id in ids)
        {
            AssertWhole(id, 1999);
            Assert.Equal(RunState.Completed, Store.Get(id).State);
        }
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("crash")]
    public void Report_ProcessThatLeavesWithoutDisposing_LosesNothing(string how)
    {
        string id = NewRun().Id;
        using Process child = Child.Start(how, Folder, id);
        child.StandardError.ReadToEnd();
        child.WaitForExit();

        Assert.NotEqual(0, child.ExitCode);
        AssertWhole(id, 999);
        Assert.Equal(RunState.Interrupted, Reconciliation.Of(Store).Single().State);
    }

    [Fact]
    public void Send_CommandsWhileAnotherProcessReports_NumbersStayDense()
    {
        string id = NewRun().Id;
        using Process child = Child.Start("report", Folder, id, "0", "20000");
        child.StandardOutput.ReadLine();
        var outbox = new CommandOutbox(Store);
        var inbox = new CommandInbox(Store, id, TimeSpan.Zero);
        for (int i = 0; i < 20; i++)
        {
            outbox.Send(id, CommandKind.Set, "lambda", i);
            foreach (RunCommand command in inbox.Take())
                inbox.Answer(command, CommandOutcome.Done, "set");
        }

        child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        AssertWhole(id, 19999);
        Assert.Equal(40, new RunReader(Store, id).Events(EventKind.CommandTaken).Count);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void AssertWhole(string id, long last)
    {
        var reader = new RunReader(Store, id);
        RunBatch all = reader.Since(0, int.MaxValue);
        Assert.Equal(
            Enumerable.Range(1, (int)Store.Get(id).LastSeq).Select(i => (long)i),
            all.Events.Select(e => e.Seq).Concat(all.Points.Select(p => p.Seq)).Order());
        StoredPoint[] loss = [.. reader.All(reader.Series().Single(s => s.Name == "loss").Id)];
        Assert.InRange(loss.Length, last + 1, int.MaxValue);
        Assert.All(loss.Index(), p => Assert.Equal((p.Index, ReportingChild.Loss(p.Index)), (p.Item.Step, p.Item.Value)));
    }
}
