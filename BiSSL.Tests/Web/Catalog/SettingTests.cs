using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;
using BiSSL.Web.Components;

namespace BiSSL.Tests.Web.Catalog;

/// <summary>Settings that change on the way, and the sliders that change them.</summary>
public sealed class SettingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_AChangedRun_TellsWhatHoldsAndSinceWhen()
    {
        RunStore store = RunStore.Open(_folder.Path, TimeProvider.System);
        RunOptions options = Preset.Named("demo").Make("shapes");
        string id = store.Create(new NewRun("", "demo", OptionsJson.Write(options))).Id;
        using TrainerSession session = TrainerSession.Begin(store, id);
        var outbox = new CommandOutbox(store);
        Setting Lambda() => Setting.Of(store, id, options.Bilevel).Single(s => s.Name == LiveSettings.Lambda);
        Assert.Equal((1, 1, false), (Lambda().Initial, Lambda().Present, Lambda().IsWaiting));

        outbox.Send(id, CommandKind.Set, LiveSettings.Lambda, 0.5);
        Assert.Equal(1, Lambda().Present);

        RunCommand command = session.Commands.Take().Single();
        session.Commands.Answer(command, CommandOutcome.Done, "lambda becomes 0.5 at the next step.");
        Assert.Equal((0.5, true), (Lambda().Present, Lambda().IsWaiting));

        session.Reporter.Happened(RunEvent.Changed(new AppliedSetting("seed 0/bissl", 12, LiveSettings.Lambda, 0.5, command.Id), 1));
        session.Reporter.Flush();
        Assert.Equal((0.5, false, 12L), (Lambda().Present, Lambda().IsWaiting, Lambda().Changed!.Step));
    }

    [Theory]
    [InlineData(0, 0.01)]
    [InlineData(50, 1)]
    [InlineData(58, 2.09)]
    [InlineData(100, 100)]
    public void Slider_Position_IsAnEvenStepOfSize(int position, double value)
    {
        var scale = new LogScale(0.01, 100);
        Assert.Equal(value, scale.At(position));
        Assert.Equal(position, scale.Position(value));
    }

    [Fact]
    public void Slider_EveryKeyPress_MovesIt() => Assert.All(Enumerable.Range(0, LogScale.Last), position =>
        Assert.All([new LogScale(0.01, 100), new LogScale(0.00001, 100), new LogScale(0.001, 1)], scale => Assert.Equal(position, scale.Position(scale.At(position)))));

    [Fact]
    public void Slider_BeyondItsEnds_StandsAtTheEnd() =>
        Assert.Equal((0, 0, 100), (new LogScale(0.01, 100).Position(0), new LogScale(0.01, 100).Position(1e-9), new LogScale(0.01, 100).Position(1e9)));
}
