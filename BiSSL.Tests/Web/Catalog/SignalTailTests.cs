using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Web.Catalog;
using BiSSL.Web.Catalog.Diagnosis;

namespace BiSSL.Tests.Web.Catalog;

/// <summary>Signals as they come from the store.</summary>
public sealed class SignalTailTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Again_TakesOnlyWhatIsNew()
    {
        RunStore store = RunStore.Open(_folder.Path, TimeProvider.System);
        RunOptions options = Preset.Named("demo").Make("shapes");
        string id = store.Create(new NewRun("", "demo", OptionsJson.Write(options))).Id;
        ArmScope scope = ArmScope.Of(1, "bissl", options.Comparison);
        var tail = new SignalTail(new RunReader(store, id), options, scope);
        Assert.Empty(tail.Read(lambda: 1).Coupling);

        using (TrainerSession session = TrainerSession.Begin(store, id))
        {
            Report(session.Reporter, 0);
            Signals first = tail.Read(lambda: 1);
            Assert.Equal([0], first.Coupling);
            Report(session.Reporter, 1);
            session.Reporter.Point("seed 0/bissl", "lower/coupling", 7, 7);
            session.End(RunState.Stopped, new StateChange());
        }

        Signals s = tail.Read(lambda: 1);
        Assert.Equal([0, 1], s.Coupling);
        Assert.Equal([0.2, 0.2], s.Residuals);
        Assert.Equal([3], s.FirstCurvatures);
        Assert.Equal([-1, -1], s.LeastCurvatures);
        Assert.Equal([4.5, 4.5], s.WarmupLosses);
        Assert.Equal((11, options.Hypergradient.Iterations, options.Hypergradient.Solver, 10), (s.Scale, s.Iterations, s.Solver, s.Classes));
    }

    private static void Report(IRunReporter reporter, long step)
    {
        reporter.Point("seed 1/pretext warm-up", "pretext/loss", step, 4.5);
        reporter.Point("seed 1/bissl", "lower/coupling", step, step);
        reporter.Vector("seed 1/bissl", "cg/recurrence", step, [0.5, 0.2]);
        reporter.Vector("seed 1/bissl", "cg/curvature", step, [3, -1]);
        reporter.Point("seed 1/bissl", "cg/start", step, step == 0 ? 1 : 0.3);
        reporter.Flush();
    }
}
