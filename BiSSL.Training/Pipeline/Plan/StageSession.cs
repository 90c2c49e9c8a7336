using System.Diagnostics;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>One stage from its last checkpoint to its end, with a look at what people want between any two steps.</summary>
public sealed class StageSession(
    Job job, IStage stage, StageMarks marks, CheckpointFolder folder, IRunReporter reporter, RunControl control, int checkpointEvery, Func<bool> othersFailed,
    FeatureShelf? features = null)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(200);

    private readonly StageEvaluation _evaluation = new(job, stage, reporter, control);
    private readonly StageFeatures? _features = features is null ? null : new(job, stage, features, control);
    private readonly Throughput _throughput = new(reporter, job.Scope, TimeProvider.System);
    private readonly long _begun = Stopwatch.GetTimestamp();
    private int _first;
    private int _saved = -1;
    private int _asked = control.CheckpointsAsked;
    private long _told;

    /// <summary>Seconds that earlier sessions spent on the stage.</summary>
    public double EarlierSeconds { get; private set; }

    /// <param name="checkpoint">Where an earlier session left the stage; null starts it.</param>
    /// <returns>False when it was asked to stop first; a checkpoint then holds what was done.</returns>
    public bool Run(Checkpoint? checkpoint)
    {
        _first = checkpoint is null ? Start() : Resume(checkpoint);
        stage.Settings.Look = Look;
        var step = _first;
        while (step < stage.Steps)
        {
            if (!Boundary(step))
                return false;
            if (!TryStep(step))
                continue;
            step++;
            Tell(step);
            _features?.After(step);
            if (checkpointEvery > 0 && step % checkpointEvery == 0 && step < stage.Steps)
                Save(step);
        }
        Tell(stage.Steps);
        stage.Check(stage.Steps);
        return true;
    }

    private bool TryStep(int step)
    {
        using var scope = NewDisposeScope();
        try
        {
            stage.Step(step);
            return true;
        }
        catch (StepGivenUp)
        {
            return false;
        }
    }

    private void Look()
    {
        if (control.IsUrgent(_asked) || othersFailed())
            throw new StepGivenUp();
    }

    private int Start()
    {
        marks.Apply(stage.Settings);
        var detail = new JsonObject { ["stage"] = job.Stage, ["arm"] = job.Arm, ["seed"] = job.Seed, ["steps"] = stage.Steps };
        if (stage.Layers.Count > 0)
            detail["layers"] = new JsonArray([.. stage.Layers.Select(layer => (JsonNode)layer)]);
        reporter.Happened(new RunEvent(EventKind.StageStarted, job.Scope, 0, detail, $"start/{job.Scope}/{job.Stage}"));
        return 0;
    }

    private int Resume(Checkpoint checkpoint)
    {
        stage.Restore(checkpoint.Scalars["stage"]!.AsObject());
        NamedState.Restore(stage.State, checkpoint.Tensors);
        EarlierSeconds = checkpoint.Scalars["seconds"]!.GetValue<double>();
        marks.Replay(checkpoint.Step, stage.Settings);
        return _saved = (int)checkpoint.Step;
    }

    private bool Boundary(int step)
    {
        control.Look(before: () => Save(step), looked: () =>
        {
            _evaluation.Look(step);
            _features?.Look(step);
        });
        if (control.StopAsked || othersFailed())
        {
            Save(step);
            return false;
        }
        if (_asked != control.CheckpointsAsked)
        {
            _asked = control.CheckpointsAsked;
            Save(step);
        }
        marks.Take(step, stage.Settings, before: stage.Report);
        return true;
    }

    private void Save(int step)
    {
        if (_saved == step)
            return;
        using var scope = NewDisposeScope();
        stage.Check(step);
        reporter.Flush();                                    // what the checkpoint has behind it must not be lost
        var scalars = new JsonObject { ["stage"] = stage.Scalars(), ["seconds"] = Seconds };
        folder.Save(new Checkpoint(step, stage.State.ToDictionary(s => s.Name, s => s.Value), scalars));
        _saved = step;
    }

    private double Seconds => EarlierSeconds + Stopwatch.GetElapsedTime(_begun).TotalSeconds;

    private void Tell(int done)
    {
        _throughput.Tell(stage.Images, isLast: done == stage.Steps);
        if (done < stage.Steps && _told != 0 && Stopwatch.GetElapsedTime(_told) < ProgressEvery)
            return;
        stage.Report();                                      // waits for the device: the pace told is that of work done
        _told = Stopwatch.GetTimestamp();
        var rate = (done - _first) / Math.Max(1e-6, Stopwatch.GetElapsedTime(_begun).TotalSeconds);
        reporter.Progress(job.Scope, job.Stage, done, stage.Steps, rate);
    }
}
