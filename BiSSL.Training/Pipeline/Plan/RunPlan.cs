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
                AddArm(arm, seed);
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

    private void AddArm(string arm, int seed)
    {
        var shared = _options.Comparison.Vary == "everything" ? seed : _options.Comparison.Seed;
        var backbone = arm switch
        {
            "scratch" => null,
            "pretext" => Share(StageNames.Pretext, shared, () => _factory.Pretext(shared)),
            "control" => Share(StageNames.Control, shared, () => _factory.Control(shared, Warmup(shared))),
            "bissl" => Share(StageNames.Bissl, shared, () => Bissl(shared)),
            _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "not an arm"),
        };
        if (_options.Search.Trials > 0)
        {
            _jobs.Add(_factory.Search(arm, seed, backbone));
            return;
        }
        _jobs.Add(_factory.FineTune(arm, seed, backbone));
        if (_options.Comparison.Probe)
            Share($"{arm}/{StageNames.Probe}", shared, () => _factory.Probe(arm, shared, backbone));
    }

    private Job Bissl(int seed)
    {
        var warmup = Warmup(seed);
        return _factory.Bissl(seed, warmup, Share(StageNames.HeadWarmup, seed, () => _factory.HeadWarmup(seed, warmup)));
    }

    private Job Warmup(int seed) => Share(StageNames.PretextWarmup, seed, () => _factory.PretextWarmup(seed));

    private Job Share(string what, int seed, Func<Job> make)
    {
        var scope = Scopes.Of(seed, what);
        if (_jobs.Find(j => j.Scope == scope) is { } known)
            return known;
        var job = make();
        _jobs.Add(job);
        return job;
    }
}
