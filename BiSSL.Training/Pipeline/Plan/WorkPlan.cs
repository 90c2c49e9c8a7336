using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>How much work a run is, by stage, told from its options alone.</summary>
public static class WorkPlan
{
    private const int Classes = 10;
    private const int UnknownCount = 5000;

    // Training and test images as the datasets are published.
    private static readonly Dictionary<string, (int Classes, int Pool, int Test)> s_datasets = new()
    {
        ["stl10"] = (10, 5000, 8000),
        ["cifar10"] = (10, 50_000, 10_000),
        ["cifar100"] = (100, 50_000, 10_000),
        ["fashionmnist"] = (10, 60_000, 10_000),
    };

    // Unlabelled images of the one dataset that has a set of its own.
    private const int Stl10Unlabelled = 100_000;

    /// <returns>Of each stage the cost of all its jobs, as <see cref="StageCosts"/> counts, and how many jobs there are.</returns>
    public static IReadOnlyList<(string Stage, double Cost, int Jobs)> Of(RunOptions options)
    {
        var images = Images(options);
        var costs = new StageCosts(options, images.Train, images.Test);
        var comparison = options.Comparison;
        int seeds = comparison.Seeds, shared = comparison.Vary == "everything" ? seeds : 1;
        int Arm(string arm) => comparison.Arms.Contains(arm) ? shared : 0;
        (string Stage, double Cost, int Jobs)[] all =
        [
            (StageNames.Pretext, costs.Pretext, Arm("pretext")),
            (StageNames.PretextWarmup, costs.PretextWarmup, Math.Max(Arm("control"), Arm("bissl"))),
            (StageNames.HeadWarmup, costs.HeadWarmup, Arm("bissl")),
            (StageNames.Control, costs.Control, Arm("control")),
            (StageNames.Bissl, costs.Bissl, Arm("bissl")),
            (StageNames.FineTune, costs.FineTune, seeds * comparison.Arms.Count),
            (StageNames.Probe, costs.Probe, comparison.Probe ? shared * comparison.Arms.Count : 0),
        ];
        return [.. all.Where(stage => stage.Jobs > 0).Select(stage => stage with { Cost = stage.Cost * stage.Jobs })];
    }

    /// <summary>How many classes a dataset has; nothing where its files tell.</summary>
    public static int? ClassesOf(string dataset) => dataset == "shapes" ? Classes : s_datasets.TryGetValue(dataset, out var known) ? known.Classes : null;

    /// <summary>How many images a run's data hold as they are published; a guess where only the files tell.</summary>
    public static ImageCounts Images(RunOptions options)
    {
        var data = options.Data;
        var (classes, pool, test) = s_datasets.GetValueOrDefault(data.Name, (Classes, UnknownCount, data.TestCount));
        var split = (int)(pool * (1 - data.ValidationShare));
        var train = data.LabelsPerClass > 0 ? data.LabelsPerClass * classes : split;
        var unlabelled = data.Unlabelled switch { "same" => train, "stl10" => Stl10Unlabelled, "shapes" => data.UnlabelledCount, _ => UnknownCount };
        return new ImageCounts(unlabelled, train, data.Name == "shapes" ? data.ValidationCount : pool - split, test);
    }
}
