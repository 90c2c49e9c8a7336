using System.Diagnostics;
using System.Text.Json.Nodes;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Control;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>Brings jobs to their end: from the cache, from a checkpoint, or from the start. Shared by the lanes.</summary>
public sealed class JobRunner(
    BilevelOptions options, RunControl control, IRunReporter reporter, StageCache cache, string checkpoints, int checkpointEvery, IReadOnlyDictionary<string, double> earlierSeconds, Func<bool> othersFailed,
    FeatureShelf? features = null)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Job, JobResult> _results = [];
    private readonly Dictionary<string, double> _seconds = [];

    /// <summary>Results of the jobs that are done.</summary>
    public IReadOnlyDictionary<Job, JobResult> Results => _results;

    /// <summary>Seconds spent so far by stage name, over all seeds and arms; earlier sessions included.</summary>
    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    /// <summary>Does one job on the calling thread.</summary>
    /// <returns>False when it was asked to stop first; a checkpoint then holds what was done.</returns>
    /// <exception cref="Diverged">The stage has no result; said in an event.</exception>
    /// <exception cref="StageFault">The stage failed for a reason that no user gave.</exception>
    public bool Run(Job job)
    {
        try
        {
            using var scope = NewDisposeScope();
            var folder = new CheckpointFolder(checkpoints, job.Scope, reporter) { Key = Key(job, []) };
            var checkpoint = folder.Load();
            var marks = new StageMarks(control, reporter, job, options);
            marks.Begin(resumed: checkpoint is not null);
            return Reuse(job, Key(job, marks.Expected)) || Train(job, marks, folder, checkpoint);
        }
        catch (Diverged lost)
        {
            var text = $"{job.Scope} has diverged and has no result: {lost.Message}";
            Warn(job, text, "diverged");
            throw new Diverged(text);
        }
        catch (Exception fault) when (fault is not UserError)
        {
            throw new StageFault($"{job.Scope} failed: {MemoryFault.Sentence(fault) ?? fault.Message}", fault);
        }
    }

    /// <summary>The name of a stage's shelf in the cache.</summary>
    public static string Shelf(string stage) => stage.Replace(' ', '-');

    private bool Reuse(Job job, string key)
    {
        if (cache.Get(Shelf(job.Stage), key) is not { } known)
            return false;
        Finish(job, EventKind.StageReused, new JobResult(key, known.Scalars), earlierSeconds.GetValueOrDefault(job.Scope));
        return true;
    }

    private bool Train(Job job, StageMarks marks, CheckpointFolder folder, Checkpoint? checkpoint)
    {
        var begun = Stopwatch.GetTimestamp();
        using var stage = job.Create([.. job.Inputs.Select(Load)]);
        var session = new StageSession(job, stage, marks, folder, reporter, control, checkpointEvery, othersFailed, features);
        if (!session.Run(checkpoint))
        {
            Count(job.Stage, Seconds());
            return false;
        }
        var result = Keep(job, stage, Key(job, marks.Applied));
        Finish(job, EventKind.StageCompleted, result, Seconds());
        folder.Delete();
        return true;

        double Seconds() => session.EarlierSeconds + Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private string Key(Job job, IReadOnlyList<AppliedSetting> marks)
    {
        lock (_gate)
            return StageKey.Of(job.Stage, job.Determines, [.. job.Inputs.Select(input => _results[input].Key)], marks);
    }

    private CachedResult Load(Job job)
    {
        string key;
        lock (_gate)
            key = _results[job].Key;
        return cache.Get(Shelf(job.Stage), key) ?? throw new UserError($"The result of '{job.Scope}' has vanished from the cache. Resume the run: it will be computed again.");
    }

    private JobResult Keep(Job job, IStage stage, string key)
    {
        var result = stage.Result();
        reporter.Flush();                                    // a result that is found again must not have lost its curves
        cache.Put(Shelf(job.Stage), key, new CachedResult(result.Weights.ToDictionary(w => w.Name, w => w.Value), result.Measured));
        return new JobResult(key, result.Measured);
    }

    private void Finish(Job job, EventKind how, JobResult result, double seconds)
    {
        var detail = new JsonObject
        {
            ["stage"] = job.Stage,
            ["arm"] = job.Arm,
            ["seed"] = job.Seed,
            ["key"] = result.Key,
            ["measured"] = result.Measured.DeepClone(),
            ["seconds"] = seconds,
        };
        reporter.Happened(new RunEvent(how, job.Scope, 0, detail, $"done/{job.Scope}"));
        if (result.Measured["variation"] is { } variation && FeatureVariation.IsLost(variation.GetValue<double>()))
            Warn(job, $"The features that {job.Scope} measured are the same for all images: the network has collapsed, and its probe can only name the most frequent class.", "collapse");
        reporter.Flush();
        Count(job.Stage, seconds);
        lock (_gate)
            _results[job] = result;
    }

    private void Warn(Job job, string text, string key)
    {
        reporter.Happened(RunEvent.Said(EventKind.Warning, job.Scope, 0, text, $"{key}/{job.Scope}"));
        reporter.Flush();
    }

    private void Count(string stage, double seconds)
    {
        lock (_gate)
        {
            if (seconds > 0)
                _seconds[stage] = _seconds.GetValueOrDefault(stage) + seconds;
        }
    }
}
