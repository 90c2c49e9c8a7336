using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Tests.Pipeline;

/// <summary>A run that is measured before every step is the run that nobody asks.</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("simclr", 0)]
    [InlineData("byol", 4)]
    public void Evaluate_BeforeEveryStep_MovesNoWeightAndNoCurve(string task, int group)
    {
        string[] settings = [$"pretext.task={task}", $"model.pretextBatchNormGroup={group}", $"model.downstreamBatchNormGroup={group}"];
        var calm = Train("calm", NullReporter.Instance, settings);
        var asking = new Asking();
        var asked = Train("asked", asking, settings);

        Assert.Equal(Trace.Weights(_folder["calm"]), Trace.Weights(_folder["asked"]));
        Assert.Equal(calm.Points.Where(IsTraining), asked.Points.Where(IsTraining));
        Assert.DoesNotContain(calm.Points, p => p.Series.StartsWith("now/", StringComparison.Ordinal));
        Assert.Equal(asking.Answers.Distinct().Count(), asked.Events.Count(e => e.Kind == EventKind.Log)); // who asked between two products gets one answer
        Assert.All(asking.Answers, answer => Assert.Matches(@"^seed 0/.+ after \d+ steps?: .*\d+\.\d %\.$", answer));
    }

    [Fact]
    public void Evaluate_InEveryStage_ReportsWhatTheStageWillReport()
    {
        var points = Train("one", new Asking()).Points.ToLookup(p => (p.Scope, p.Series));

        foreach (var validated in points[("seed 0/bissl/fine-tune", "finetune/valTop1")].SkipLast(1))
            Assert.Contains(points[("seed 0/bissl/fine-tune", "now/valTop1")], p => p.Step == validated.Step + 1 && p.Value == validated.Value);
        string[] probed = ["seed 0/pretext warm-up", "seed 0/control"];
        Assert.All(probed, scope => Assert.All(points[(scope, "now/probe")], p => Assert.InRange(p.Value, 0, 100)));
        Assert.Equal(points[("seed 0/pretext warm-up", "pretext/loss")].Count(), points[("seed 0/pretext warm-up", "now/probe")].Count());
        Assert.Equal(points[("seed 0/bissl", "now/probeP")].First(), points[("seed 0/bissl", "now/probeD")].First() with { Series = "now/probeP" });
        Assert.NotEqual(points[("seed 0/bissl", "now/probeP")].Select(p => p.Value), points[("seed 0/bissl", "now/probeD")].Select(p => p.Value));
        Assert.NotEmpty(points[("seed 0/head warm-up", "now/valTop1")]);
    }

    private static bool IsTraining(RecordedPoint point) => point.Scope != MachineCurves.Scope && !point.Series.StartsWith("now/", StringComparison.Ordinal);

    private Recorder Train(string name, IRunCommands commands, params string[] settings)
    {
        var recorder = new Recorder();
        var options = new OptionLayers
        {
            Preset = Preset.Named("demo"),
            Settings = [.. TrainerProcess.Small, "comparison.seeds=1", "engine.lanes=1", "pretext.warmupSteps=6", "pretext.rampSteps=1", "fineTune.epochs=4", .. settings],
        }.Build();
        var session = new RunSession
        {
            Run = name, Folder = _folder[$"{name}/runs/{name}"], CacheFolder = _folder["cache"], Reporter = recorder, Commands = commands,
        };
        Assert.False(new TrainingPipeline().Run(options, session, CancellationToken.None).Stopped);
        return recorder;
    }

    /// <summary>Wants an evaluation whenever it is asked what people want.</summary>
    private sealed class Asking : IRunCommands
    {
        private long _asked;

        public List<string> Answers { get; } = [];

        public IReadOnlyList<RunCommand> Promised => [];

        public IReadOnlyList<RunCommand> Take() => [new RunCommand(++_asked, CommandKind.Evaluate)];

        public void Answer(RunCommand c, CommandOutcome outcome, string text)
        {
            Assert.Equal(CommandOutcome.Done, outcome);
            Answers.Add(text);
        }
    }
}
