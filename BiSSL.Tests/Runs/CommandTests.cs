using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Runs;

public class CommandTests : StoreTest
{
    [Fact]
    public void Take_SeveralCommands_GivesEachOnceInOrder()
    {
        string id = NewRunning().Id;
        var outbox = new CommandOutbox(Store);
        outbox.Send(id, CommandKind.Checkpoint);
        outbox.Send(id, CommandKind.Set, "lambda", 0.25);
        var inbox = new CommandInbox(Store, id);

        RunCommand[] taken = [.. inbox.Take()];

        Assert.Equal([(CommandKind.Checkpoint, null, null), (CommandKind.Set, "lambda", 0.25)], taken.Select(c => (c.Kind, c.Name, c.Value)));
        Assert.All(outbox.Of(id), c => Assert.Equal(CommandState.Taken, c.State));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(inbox.Take());
    }

    [Fact]
    public void Take_AskedAtEveryStep_LooksIntoTheStoreNowAndThen()
    {
        string id = NewRunning().Id;
        var inbox = new CommandInbox(Store, id);
        Assert.Empty(inbox.Take());
        new CommandOutbox(Store).Send(id, CommandKind.Checkpoint);

        Assert.Empty(inbox.Take());
        Time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Single(inbox.Take());
    }

    [Fact]
    public void Answer_TakenCommand_ReachesTheSenderAndTheFollowers()
    {
        string id = NewRunning().Id;
        var outbox = new CommandOutbox(Store);
        CommandRecord sent = outbox.Send(id, CommandKind.Set, "gamma", 0.5);
        var inbox = new CommandInbox(Store, id);
        inbox.Answer(inbox.Take().Single(), CommandOutcome.Refused, "gamma is not used here.");

        CommandRecord answered = outbox.Get(sent.Id);
        string[] states = [.. new RunReader(Store, id).Events(EventKind.CommandTaken).Select(e => e.Detail)];

        Assert.Equal((CommandState.Refused, "gamma is not used here.", Time.GetUtcNow()), (answered.State, answered.Answer, answered.Answered));
        Assert.Contains("\"state\":\"taken\"", states[0], StringComparison.Ordinal);
        Assert.Contains("\"state\":\"refused\",\"text\":\"gamma is not used here.\"", states[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Send_StopTwice_IsOneCommandAndTheRunIsStopping()
    {
        string id = NewRunning().Id;
        var outbox = new CommandOutbox(Store);

        Assert.Equal(outbox.Send(id, CommandKind.Stop).Id, outbox.Send(id, CommandKind.Stop).Id);
        Assert.Equal(RunState.Stopping, Store.Get(id).State);
    }

    [Theory]
    [InlineData(RunState.Running, CommandKind.Resume)]
    [InlineData(RunState.Paused, CommandKind.Pause)]
    [InlineData(RunState.Stopping, CommandKind.Checkpoint)]
    [InlineData(RunState.Completed, CommandKind.Stop)]
    [InlineData(RunState.Interrupted, CommandKind.Checkpoint)]
    public void Send_StateThatCannotTakeIt_SaysSo(RunState state, CommandKind kind)
    {
        string id = NewRunning().Id;
        if (state != RunState.Running)
            Store.Transition(id, state);

        UserError error = Assert.Throws<UserError>(() => new CommandOutbox(Store).Send(id, kind));
        Assert.Contains($"is {state.ToString().ToLowerInvariant()} and cannot take", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Promised_AfterAKill_AreTheSettingsThatWereAnsweredDone()
    {
        string id = NewRunning().Id;
        var outbox = new CommandOutbox(Store);
        outbox.Send(id, CommandKind.Set, "lambda", 0.1);
        outbox.Send(id, CommandKind.Set, "lambda", 0.2);
        outbox.Send(id, CommandKind.Set, "alpha", 0.7);
        outbox.Send(id, CommandKind.Checkpoint);
        var inbox = new CommandInbox(Store, id);
        foreach (RunCommand command in inbox.Take())
            inbox.Answer(command, command.Name == "alpha" ? CommandOutcome.Refused : CommandOutcome.Done, "");
        outbox.Send(id, CommandKind.Set, "lr", 3);
        Store.Transition(id, RunState.Interrupted);

        Assert.Empty(inbox.Promised);
        Assert.Equal([("lambda", 0.1), ("lambda", 0.2)], new CommandInbox(Store, id).Promised.Select(c => (c.Name, c.Value!.Value)));
    }

    [Theory]
    [InlineData("lambda", null)]
    [InlineData(null, 3.0)]
    public void Send_WordsAfterACommandThatTakesNone_SaysSo(string? name, double? value)
    {
        string id = NewRunning().Id;
        Assert.Contains("'pause' takes nothing after it", Assert.Throws<UserError>(() => new CommandOutbox(Store).Send(id, CommandKind.Pause, name, value)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epochs", 1.0)]
    [InlineData(null, 1.0)]
    [InlineData("lambda", double.NaN)]
    [InlineData("lambda", -1.0)]
    [InlineData("lambda", null)]
    public void Send_SettingThatCannotBe_SaysSo(string? name, double? value)
    {
        string id = NewRunning().Id;

        Assert.Throws<UserError>(() => new CommandOutbox(Store).Send(id, CommandKind.Set, name, value));
        Assert.Empty(new CommandOutbox(Store).Of(id));
    }

    [Fact]
    public void Transition_RunEndsWithOpenCommands_AnswersThemAll()
    {
        string id = NewRunning().Id;
        var outbox = new CommandOutbox(Store);
        CommandRecord set = outbox.Send(id, CommandKind.Set, "lr", 1);
        new CommandInbox(Store, id).Take();
        CommandRecord late = outbox.Send(id, CommandKind.Checkpoint);
        using (var writer = new RunWriter(Store, id))
            writer.Happened(RunEvent.Changed(new AppliedSetting("s", 5, "lr", 1, set.Id), 2));

        Store.Transition(id, RunState.Failed);

        Assert.Equal((CommandState.Done, CommandState.Refused), (outbox.Get(set.Id).State, outbox.Get(late.Id).State));
        Assert.Equal("The run is failed.", outbox.Get(late.Id).Answer);
    }
}
