using System.Globalization;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>Measures a stage on the way whenever somebody wants to know, and tells what came out.</summary>
public sealed class StageEvaluation(Job job, IStage stage, IRunReporter reporter, RunControl control)
{
    private int _done = control.Evaluations.Answered;

    /// <summary>Measures if it was asked for since the last time.</summary>
    /// <param name="step">Steps finished.</param>
    public void Look(int step)
    {
        if (_done == control.Evaluations.Asked)
            return;
        _done = control.Evaluations.Asked;
        using var scope = NewDisposeScope();
        stage.Report();
        try
        {
            if (stage.Measure() is { Count: > 0 } readings)
                Tell(step, readings);
        }
        catch (Diverged lost)
        {
            Tell(step, lost.Message);
        }
    }

    private void Tell(int step, IReadOnlyList<Reading> readings)
    {
        foreach (var reading in readings)
            reporter.Point(job.Scope, reading.Series, step, reading.Percent);
        Tell(step, $"{string.Join(", ", readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.What} {r.Percent:0.0} %")))}.");
    }

    private void Tell(int step, string what)
    {
        reporter.Happened(RunEvent.Said(EventKind.Log, job.Scope, step, $"Measured after {Words.Many(step, "step")}: {what}"));
        reporter.Flush();
        control.Evaluations.Answer($"{job.Scope} after {Words.Many(step, "step")}: {what}");
    }
}
