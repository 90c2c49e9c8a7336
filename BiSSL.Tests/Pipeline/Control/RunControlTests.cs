using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests.Pipeline.Control;

public class RunControlTests
{
    private static readonly Dictionary<string, long> s_none = [];
    private readonly Wishes _wishes = new();

    [Fact]
    public void Due_NewSetting_AppliesAtOnceAndOnce()
    {
        _wishes.Add(new RunCommand(7, CommandKind.Set, "lambda", 0.5));
        var control = Control();
        control.Look(() => { });
        Assert.Equal(new AppliedSetting("s", 12, "lambda", 0.5, 7), Assert.Single(control.Due("s", 12, s_none)));
        Assert.Empty(control.Due("s", 13, new Dictionary<string, long> { ["lambda"] = 7 }));
    }

    [Fact]
    public void Due_SettingOfAnEarlierSession_AppliesAtItsOwnStepOnly()
    {
        var control = Control(new AppliedSetting("s", 20, "gamma", 2, 3));
        Assert.Empty(control.Due("s", 19, s_none));
        Assert.Equal(20, Assert.Single(control.Due("s", 20, s_none)).Step);
    }

    [Fact]
    public void Due_StageThatBeginsLater_StartsWithTheRunsSetting()
    {
        _wishes.Promised = [new RunCommand(2, CommandKind.Set, "gamma", 1), new RunCommand(3, CommandKind.Set, "gamma", 2)];
        var control = Control(new AppliedSetting("other", 20, "gamma", 2, 3));
        Assert.Equal(new AppliedSetting("s", 0, "gamma", 2, 3), Assert.Single(control.Due("s", 0, s_none)));
    }

    [Fact]
    public void Due_PromisedBeforeAKillAndNeverApplied_AppliesAtTheFirstStepThatNoCurveShows()
    {
        _wishes.Promised = [new RunCommand(3, CommandKind.Set, "gamma", 2)];
        var control = new RunControl(_wishes, new SteeringHistory([], new Dictionary<string, long> { ["s"] = 8 }), _ => { }, CancellationToken.None);
        Assert.Empty(control.Due("s", 0, s_none));
        Assert.Empty(control.Due("s", 8, s_none));
        Assert.Equal(new AppliedSetting("s", 9, "gamma", 2, 3), Assert.Single(control.Due("s", 9, s_none)));
        Assert.Equal(0, Assert.Single(control.Due("a scope that had not begun", 0, s_none)).Step);
    }

    [Fact]
    public void Due_AskedWhileStepsAreComputedAgain_WaitsForTheFirstNewOne()
    {
        _wishes.Add(new RunCommand(7, CommandKind.Set, "lambda", 0.5));
        var control = new RunControl(_wishes, new SteeringHistory([new AppliedSetting("s", 6, "lr", 2, 4)], new Dictionary<string, long> { ["s"] = 8 }), _ => { }, CancellationToken.None);
        control.Look(() => { });
        Assert.Equal("lr", Assert.Single(control.Due("s", 6, s_none)).Name);
        Assert.Empty(control.Due("s", 7, s_none));
        Assert.Equal("lambda", Assert.Single(control.Due("s", 9, s_none)).Name);
    }

    [Fact]
    public void Due_SeveralAtOnce_ComeInTheOrderTheyWereAskedFor()
    {
        _wishes.Promised = [new RunCommand(1, CommandKind.Set, "lr", 2), new RunCommand(2, CommandKind.Set, "gamma", 2), new RunCommand(3, CommandKind.Set, "lr", 3)];
        Assert.Equal([2, 3], Control().Due("s", 0, s_none).Select(s => s.Command));
    }

    [Theory]
    [InlineData("alpha", 2.0)]
    [InlineData("lambda", -1.0)]
    [InlineData("lr", 0.0)]
    [InlineData("lambda", double.NaN)]
    [InlineData("temperature", 1.0)]
    public void Look_SettingThatCannotBe_IsRefusedWithAReason(string name, double value)
    {
        _wishes.Add(new RunCommand(1, CommandKind.Set, name, value));
        var control = Control();
        control.Look(() => { });
        Assert.Equal(CommandOutcome.Refused, _wishes.Answers[1].Outcome);
        Assert.Contains(name, _wishes.Answers[1].Text, StringComparison.Ordinal);
        Assert.Empty(control.Due("s", 0, s_none));
    }

    [Fact]
    public async Task Look_Paused_WaitsUntilResumed()
    {
        var stands = new List<bool>();
        _wishes.Add(new RunCommand(1, CommandKind.Pause));
        var control = new RunControl(_wishes, SteeringHistory.None, stands.Add, CancellationToken.None);
        var saved = false;
        var looking = Task.Run(() => control.Look(() => saved = true), TestContext.Current.CancellationToken);
        Assert.NotSame(looking, await Task.WhenAny(looking, Task.Delay(200, TestContext.Current.CancellationToken)));
        _wishes.Add(new RunCommand(2, CommandKind.Resume));
        await looking;
        Assert.True(saved);
        Assert.Equal([true, false], stands);
    }

    [Fact]
    public void Evaluated_SeveralWaitForIt_AnswersEachOnce()
    {
        _wishes.Add(new RunCommand(1, CommandKind.Evaluate));
        _wishes.Add(new RunCommand(2, CommandKind.Evaluate));
        var control = Control();
        control.Look(() => { });
        Assert.Empty(_wishes.Answers);
        Assert.Equal((2, 0), (control.Evaluations.Asked, control.Evaluations.Answered));
        control.Evaluations.Answer("probe 40 %.");
        Assert.Equal([(CommandOutcome.Done, "probe 40 %."), (CommandOutcome.Done, "probe 40 %.")], _wishes.Answers.Values);
        _wishes.Answers.Clear();
        control.Evaluations.Answer("probe 41 %.");
        Assert.Empty(_wishes.Answers);
        Assert.Equal(2, control.Evaluations.Answered);
    }

    [Fact]
    public void Look_EvaluationAskedWhilePaused_IsSeenBeforeTheRunGoesOn()
    {
        _wishes.Add(new RunCommand(1, CommandKind.Pause));
        var control = Control();
        control.Look(() => _wishes.Add(new RunCommand(2, CommandKind.Evaluate)), looked: () =>
        {
            if (control.Evaluations.Asked > 0)
                _wishes.Add(new RunCommand(3, CommandKind.Resume));
        });
        Assert.Equal(1, control.Evaluations.Asked);
    }

    [Fact]
    public void Look_EmbedWithoutProbeImages_IsRefusedWithAReason()
    {
        _wishes.Add(new RunCommand(1, CommandKind.Embed));
        new RunControl(_wishes, SteeringHistory.None, _ => { }, CancellationToken.None) { CanEmbed = false }.Look(() => { });
        Assert.Equal((CommandOutcome.Refused, "No images are set aside to embed, as features.images is 0."), _wishes.Answers[1]);
    }

    [Fact]
    public void Look_Embed_WaitsForItsFeaturesApartFromEvaluations()
    {
        _wishes.Add(new RunCommand(1, CommandKind.Embed));
        var control = Control();
        control.Look(() => { });
        control.Evaluations.Answer("probe 40 %.");
        Assert.Empty(_wishes.Answers);
        control.Embeddings.Answer("Stored.");
        Assert.Equal((CommandOutcome.Done, "Stored."), _wishes.Answers[1]);
    }

    [Fact]
    public void Look_StoppedWhilePaused_ReturnsAndAsksToStop()
    {
        _wishes.Add(new RunCommand(1, CommandKind.Pause));
        _wishes.Add(new RunCommand(2, CommandKind.Stop));
        var control = Control();
        control.Look(() => { });
        Assert.True(control.StopAsked);
    }

    private RunControl Control(params AppliedSetting[] history) => new(_wishes, SteeringHistory.None with { Applied = history }, _ => { }, CancellationToken.None);

    private sealed class Wishes : IRunCommands
    {
        private readonly Queue<RunCommand> _waiting = new();

        public IReadOnlyList<RunCommand> Promised { get; set; } = [];

        public Dictionary<long, (CommandOutcome Outcome, string Text)> Answers { get; } = [];

        public void Add(RunCommand command)
        {
            lock (_waiting)
                _waiting.Enqueue(command);
        }

        public IReadOnlyList<RunCommand> Take()
        {
            lock (_waiting)
            {
                RunCommand[] all = [.. _waiting];
                _waiting.Clear();
                return all;
            }
        }

        public void Answer(RunCommand c, CommandOutcome outcome, string text) => Answers[c.Id] = (outcome, text);
    }
}
