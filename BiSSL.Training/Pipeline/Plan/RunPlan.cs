using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>All jobs of a run, every job after its inputs. What several arms or seeds share is one job.</summary>
public sealed class RunPlan
{
    private readonly RunOptions _options;
    private readonly JobFactory _factory;
    private readonly List<Job> _jobs = [];

    public RunPlan(RunOptions options, JobFactory factory)
    {
        (_options, _factory) = (options, factory);
        foreach (var seed in Seeds)
            foreach (var arm in options.Comparison.Arms)
                AddArm(arm, StageSeeds.Of(options.Comparison, seed));
    }

    /// <summary>The jobs, inputs first.</summary>
    public IReadOnlyList<Job> Jobs => _jobs;

    /// <summary>The seeds of the comparison; a search takes the first.</summary>
    public IEnumerable<int> Seeds => Enumerable.Range(_options.Comparison.Seed, _options.Search.Trials > 0 ? 1 : _options.Comparison.Seeds);

    /// <summary>The jobs for people: where each speaks, what it does, and what it costs compared with the others.</summary>
    public JsonObject Describe() => new()
    {
        ["jobs"] = new JsonArray([.. _jobs.Select(job => new JsonObject
        {
            ["scope"] = job.Scope, ["stage"] = job.Stage, ["arm"] = job.Arm, ["seed"] = job.Seed, ["cost"] = job.Cost,
        })]),
    };

    private void AddArm(string arm, StageSeeds seeds)
    {
        var before = seeds.BeforeFineTuning;
        var backbone = arm switch
        {
            "scratch" => null,
            "pretext" => Share(before, StageNames.Pretext, () => _factory.Pretext(before)),
            "control" => Share(before, StageNames.Control, () => _factory.Control(before, Warmup(before))),
            "bissl" => Share(before, StageNames.Bissl, () => Bissl(before)),
            _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "not an arm"),
        };
        if (_options.Search.Trials > 0)
        {
            _jobs.Add(_factory.Search(arm, seeds, backbone));
            return;
        }
        _jobs.Add(_factory.FineTune(arm, seeds, backbone));
        if (_options.Comparison.Probe)
            Share(before, StageNames.Probe, () => _factory.Probe(arm, before, backbone), arm);
    }

    private Job Bissl(StageSeeds seeds)
    {
        var warmup = Warmup(seeds);
        return _factory.Bissl(seeds, warmup, Share(seeds, StageNames.HeadWarmup, () => _factory.HeadWarmup(seeds, warmup)));
    }

    private Job Warmup(StageSeeds seeds) => Share(seeds, StageNames.PretextWarmup, () => _factory.PretextWarmup(seeds));

    private Job Share(StageSeeds seeds, string stage, Func<Job> make, string arm = "shared")
    {
        var scope = Scopes.Of(seeds.Draws, stage, arm);
        if (_jobs.Find(j => j.Scope == scope) is { } known)
            return known;
        var job = make();
        _jobs.Add(job);
        return job;
    }
}
