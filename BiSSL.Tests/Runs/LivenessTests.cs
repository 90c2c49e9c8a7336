using System.Diagnostics;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Runs;

public class LivenessTests : StoreTest
{
    [Fact]
    public void Find_ThisProcess_IsAliveAndAnotherStartIsNot()
    {
        Assert.True(ProcessIdentity.Current.IsAlive);
        Assert.False((ProcessIdentity.Current with { Start = "earlier" }).IsAlive);
        Assert.Null(ProcessIdentity.Find(int.MaxValue));
    }

    [Fact]
    public void Reconciliation_ProcessThatIsGone_BecomesInterruptedAndTheTimeSinceIsNotCounted()
    {
        string id = NewRun().Id;
        Store.Transition(id, RunState.Running, new StateChange { Process = new ProcessIdentity(int.MaxValue, "x") });
        Time.Advance(TimeSpan.FromHours(10));

        RunRecord marked = Reconciliation.Of(Store).Single();

        Assert.Equal((id, RunState.Interrupted, TimeSpan.Zero), (marked.Id, marked.State, marked.RunningTime));
        Assert.Contains(int.MaxValue.ToString(), marked.Error, StringComparison.Ordinal);
        Assert.Single(new RunReader(Store, id).Events(EventKind.RunEnded));
        Assert.Empty(Reconciliation.Of(Store));
    }

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Paused)]
    [InlineData(RunState.Stopping)]
    public void Reconciliation_ProcessThatLives_IsLeftAlone(RunState state)
    {
        string id = NewRunning().Id;
        if (state != RunState.Running)
            Store.Transition(id, state);

        Assert.Empty(Reconciliation.Of(Store));
        Assert.Equal(state, Store.Get(id).State);
    }

    [Fact]
    public void Reconciliation_LivingProcessSilentForLong_BecomesInterrupted()
    {
        NewRunning();
        Time.Advance(Reconciliation.Silence + TimeSpan.FromSeconds(1));

        Assert.Contains("no sign of life", Reconciliation.Of(Store).Single().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Heartbeat_RunTakenForDeadWhileTheMachineSlept_IsPausedAgain()
    {
        string id = NewRunning().Id;
        Store.Transition(id, RunState.Paused);
        using var heartbeat = new Heartbeat(Store, id, NullReporter.Instance);
        Wait(() => Store.Get(id).Heartbeat is not null);
        Store.Transition(id, RunState.Interrupted);

        Wait(() => Store.Get(id).State == RunState.Paused);
        Assert.Null(Store.Get(id).Error);
    }

    [Fact]
    public void Heartbeat_Beating_TellsTimeAndUsage()
    {
        string id = NewRunning().Id;
        using (new Heartbeat(Store, id, NullReporter.Instance))
            Wait(() => Store.Get(id).Heartbeat is not null);

        RunRecord run = Store.Get(id);

        Assert.Equal(Time.GetUtcNow(), run.Heartbeat);
        Assert.InRange(run.Usage!.MemoryBytes, 1 << 20, 1L << 40);
    }

    [Fact]
    public void Heartbeat_GpuThatIsNotThere_TellsTheRest()
    {
        string id = NewRunning().Id;
        using (new Heartbeat(Store, id, NullReporter.Instance, gpu: 4000))
            Wait(() => Store.Get(id).Heartbeat is not null);

        Assert.Null(Store.Get(id).Usage!.GpuMemoryBytes);
    }

    [Fact]
    public void Begin_SecondTrainer_IsToldWhoTrainsTheRun()
    {
        string id = NewRun().Id;
        using Process child = Child.Start("hold", Folder, id);
        Assert.Equal("held", child.StandardOutput.ReadLine());

        string message = Assert.Throws<UserError>(() => TrainerSession.Begin(Store, id)).Message;
        child.Kill();
        child.WaitForExit();

        Assert.Contains($"process {child.Id}", message, StringComparison.Ordinal);
        Assert.Equal(RunState.Running, Store.Get(id).State);
        using TrainerSession taken = TrainerSession.Begin(Store, id);
        Assert.Equal(RunState.Running, Store.Get(id).State);
        Assert.Single(new RunReader(Store, id).Events(EventKind.RunResumed));
    }

    [Fact]
    public void Session_DisposedWithoutEnd_LeavesTheRunFailed()
    {
        string id = NewRun().Id;
        using (TrainerSession session = TrainerSession.Begin(Store, id))
            session.Reporter.Point("s", "x", 1, 1);

        Assert.Equal(RunState.Failed, Store.Get(id).State);
        Assert.Contains(new RunReader(Store, id).Series(), s => s.Name == "x");
    }

    [Fact]
    public void Begin_NewRun_IsRunningFromItsFirstMoment()
    {
        using TrainerSession session = TrainerSession.Begin(Store, new NewRun("new", "demo", "{}"));

        Assert.Equal((RunState.Running, "new", ProcessIdentity.Current), (session.Run.State, session.Run.Name, session.Run.Process));
        Assert.Throws<UserError>(() => TrainerSession.Begin(Store, session.Run.Id));
        Assert.Equal(RunState.Running, Store.Get(session.Run.Id).State);
        Assert.Single(new RunReader(Store, session.Run.Id).Events(EventKind.RunStarted));
    }

    [Fact]
    public void Begin_UnknownRun_LeavesNoFolder()
    {
        Assert.Throws<UserError>(() => TrainerSession.Begin(Store, "nothing"));
        Assert.False(Directory.Exists(Store.Paths.Run("nothing")));
    }

    [Fact]
    public void Take_FullDisk_HoldsTheLockWithoutSayingWhoDoes()
    {
        using var disk = new TinyDisk();
        disk.Fill(free: 0);
        using RunLock held = RunLock.Take(new StorePaths(disk.Path), "abc");
        string message = Assert.Throws<UserError>(() => RunLock.Take(new StorePaths(disk.Path), "abc")).Message;
        Assert.Contains("of an unknown number", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fail_StoreThatCannotBeWritten_EndsQuietlyAndTheNextLookFindsOut()
    {
        using var disk = new TinyDisk();
        var store = RunStore.Open(disk.Path, TimeProvider.System, TimeSpan.FromSeconds(1));
        string id;
        using (TrainerSession session = TrainerSession.Begin(store, new NewRun("", "demo", "{}")))
        {
            id = session.Run.Id;
            using (Locked(store))                            // no half-written transaction may leave room for the next
                disk.Fill(free: 0);
            session.Reporter.Vector("s", "x", 1, new double[100_000]);
            session.Fail("The disk is full.", 2);
        }
        disk.Empty();
        Assert.Equal(RunState.Running, store.Get(id).State);
        using TrainerSession next = TrainerSession.Begin(store, id);
        Assert.Single(new RunReader(store, id).Events(EventKind.RunResumed));
    }

    [Fact]
    public void StandStill_RunThatPauses_IsPausedUntilItGoesOn()
    {
        string id = NewRun().Id;
        using TrainerSession session = TrainerSession.Begin(Store, id);
        session.StandStill(true);
        session.StandStill(true);
        Assert.Equal(RunState.Paused, Store.Get(id).State);
        session.StandStill(false);
        Assert.Equal(RunState.Running, Store.Get(id).State);
    }

    [Fact]
    public void StandStill_RunThatIsStopping_StaysSo()
    {
        string id = NewRun().Id;
        using TrainerSession session = TrainerSession.Begin(Store, id);
        Store.Transition(id, RunState.Stopping);
        session.StandStill(true);

        Assert.Equal(RunState.Stopping, Store.Get(id).State);
    }

    [Fact]
    public void Begin_CompletedRun_IsRefusedAndTheLockIsFree()
    {
        string id = NewRun().Id;
        using (TrainerSession session = TrainerSession.Begin(Store, id))
            session.End(RunState.Completed, StateChange.Plain);

        Assert.Contains("is completed", Assert.Throws<UserError>(() => TrainerSession.Begin(Store, id)).Message, StringComparison.Ordinal);
        RunLock.Take(Store.Paths, id).Dispose();
    }

    private static void Wait(Func<bool> until) => Assert.True(SpinWait.SpinUntil(until, TimeSpan.FromSeconds(20)));
}
