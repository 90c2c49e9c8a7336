using BiSSL.Training.Data;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The datasets of a run, loaded once per seed and shared by the lanes, which only read them.</summary>
public sealed class RunData(RunOptions options, Compute compute, IRunReporter reporter) : IDisposable
{
    private readonly Dictionary<int, SeedData> _bySeed = [];
    private readonly Lock _gate = new();

    /// <summary>The images of a seed.</summary>
    /// <exception cref="UserError">A file is missing or damaged, or there are too few images.</exception>
    public SeedData Of(int seed)
    {
        lock (_gate)
        {
            if (!_bySeed.TryGetValue(seed, out var data))
                _bySeed[seed] = data = Load(seed);
            return data;
        }
    }

    public void Dispose()
    {
        foreach (var data in _bySeed.Values)
            data.Dispose();
    }

    private SeedData Load(int seed)
    {
        var request = Request(seed);
        var warnings = new List<string>();
        var unlabelled = DataSource.Unlabelled(request, compute.Device, warnings);
        var labelled = DataSource.Labelled(request, compute.Device);
        foreach (var warning in warnings.Concat(labelled.Warnings).Distinct())
            reporter.Happened(RunEvent.Said(EventKind.Warning, "", 0, warning, $"data/{warning}"));
        return new SeedData(options, compute, seed, unlabelled, labelled);
    }

    private DatasetRequest Request(int seed) => new()
    {
        Name = options.Data.Name,
        Root = options.Data.Root,
        Unlabelled = options.Data.Unlabelled,
        UnlabelledRoot = options.Data.UnlabelledRoot,
        Size = options.Data.ImageSize,
        Seed = seed,
        LabelsPerClass = options.Data.LabelsPerClass,
        ValidationShare = options.Data.ValidationShare,
        UnlabelledCount = options.Data.UnlabelledCount,
        ValidationCount = options.Data.ValidationCount,
        TestCount = options.Data.TestCount,
        Cifar10First40000 = options.Data.Cifar10First40000,
        TrainIndexFile = options.Data.TrainIndexFile,
        ValidationIndexFile = options.Data.ValidationIndexFile,
    };
}
