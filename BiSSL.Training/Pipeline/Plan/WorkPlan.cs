using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>How much work a run is, by stage, told from its options alone.</summary>
public static class WorkPlan
{
    private const int Classes = 10;
    private const int UnknownCount = 5000;

    /// <returns>Of each stage the cost of all its jobs, as <see cref="StageCosts"/> counts, and how many jobs there are.</returns>
    public static IReadOnlyList<(string Stage, double Cost, int Jobs)> Of(RunOptions options)
    {
        var images = Images(options);
        var costs = new StageCosts(options, images.Train, images.Test);
        var comparison = options.Comparison;
        var searches = options.Search.Trials > 0;
        int seeds = searches ? 1 : comparison.Seeds, shared = comparison.Vary == "everything" ? seeds : 1;
        int Arm(string arm) => comparison.Arms.Contains(arm) ? shared : 0;
        (string Stage, double Cost, int Jobs)[] all =
        [
            (StageNames.Pretext, costs.Pretext, Arm("pretext")),
            (StageNames.PretextWarmup, costs.PretextWarmup, Math.Max(Arm("control"), Arm("bissl"))),
            (StageNames.HeadWarmup, costs.HeadWarmup, Arm("bissl")),
            (StageNames.Control, costs.Control, Arm("control")),
            (StageNames.Bissl, costs.Bissl, Arm("bissl")),
            (StageNames.FineTune, costs.FineTune, searches ? 0 : seeds * comparison.Arms.Count),
            (StageNames.Search, costs.Search, searches ? comparison.Arms.Count : 0),
            (StageNames.Probe, costs.Probe, comparison.Probe && !searches ? shared * comparison.Arms.Count : 0),
        ];
        return [.. all.Where(stage => stage.Jobs > 0).Select(stage => stage with { Cost = stage.Cost * stage.Jobs })];
    }

    /// <summary>How many classes a dataset has; nothing where its files tell.</summary>
    public static int? ClassesOf(string dataset) => Dataset.Find(dataset) is { Classes: > 0 } known ? known.Classes : null;

    /// <summary>How many images a run's data hold as they are published; a guess where only the files tell.</summary>
    public static ImageCounts Images(RunOptions options)
    {
        var data = options.Data;
        var sizes = Dataset.Find(data.Name) is { Sizes.Test: > 0 } known ? known.Sizes : new DatasetSizes(UnknownCount, 0, data.TestCount);
        var split = sizes.Validation > 0 ? sizes.Train : (int)(sizes.Train * (1 - data.ValidationShare));
        var validation = sizes.Validation > 0 ? sizes.Validation : sizes.Train - split;
        var train = data.LabelsPerClass > 0 ? data.LabelsPerClass * (ClassesOf(data.Name) ?? Classes) : split;
        return new ImageCounts(Unlabelled(data, train), train, data.Name == "shapes" ? data.ValidationCount : validation, sizes.Test);
    }

    /// <summary>What those images take in memory, by <see cref="ImageBytes"/>.</summary>
    public static long BytesOfImages(RunOptions options) => ImageBytes.Of(options.Data, Images(options)).Held(options);

    private static int Unlabelled(DataOptions data, int train) => data.Unlabelled switch
    {
        "same" => train,
        "shapes" => data.UnlabelledCount,
        var name => Dataset.Find(name) is { Sizes.Unlabelled: > 0 } known ? known.Sizes.Unlabelled : UnknownCount,
    };
}
