using BiSSL.Training.Cli.Progress;
using Microsoft.Extensions.Time.Testing;

namespace BiSSL.Tests.Cli.Progress;

public sealed class LinesViewTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _lines = [];
    private readonly LinesView _view;

    public LinesViewTests() => _view = new LinesView(_lines.Add, _time);

    [Fact]
    public void Update_ManySteps_WritesALineEveryFiveSecondsOnEveryLane()
    {
        for (var step = 1; step <= 100; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.1));
            _view.Update("seed 0/bissl", "bissl", step, 200, 10);
            _view.Update("seed 0/scratch", "fine-tune", step, 1000, 0.5);
        }
        Assert.Equal(2, _lines.Count);
        Assert.Equal("  0:05  seed 0 · bissl 50/200 (10/s, 0:15 left) | seed 0 · scratch · fine-tune 49/1000 (2.0 s/step, 31:42 left)", _lines[0]);
    }

    [Fact]
    public void Update_AfterTheLastStep_ShowsThatStageNoMore()
    {
        _view.Update("seed 0/bissl", "probe", 1, 2, 0);
        _view.Update("seed 0/bissl", "probe", 2, 2, 0);
        _time.Advance(TimeSpan.FromSeconds(6));
        _view.Update("seed 1/bissl", "probe", 1, 2, 0);
        Assert.Equal("  0:06  seed 1 · bissl · probe 1/2", Assert.Single(_lines));
    }

    [Fact]
    public void Say_ASentence_IsWrittenAtOnce()
    {
        _time.Advance(TimeSpan.FromHours(2));
        _view.Say("warning: a.jpg is cut short.");
        Assert.Equal(["2:00:00  warning: a.jpg is cut short."], _lines);
    }
}
