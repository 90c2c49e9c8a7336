using System.Text.RegularExpressions;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Pipeline.Options;

/// <summary>What several options must agree on.</summary>
internal static partial class OptionRules
{
    public static IEnumerable<OptionFault> Check(RunOptions options)
    {
        var faults = new List<OptionFault>();
        void Need(bool fine, string path, string allowed)
        {
            if (!fine)
                faults.Add(new OptionFault(path, OptionText.Format(OptionTree.Find(path)!.Get(options)), allowed));
        }

        CheckData(options, Need);
        faults.AddRange(NameRule.Faults("name", options.Name));
        faults.AddRange(CheckBatches(options));
        CheckModel(options.Model, Need);
        CheckAugmentation(options.Pretext.Augmentation, Need);
        CheckSchedules(options, Need);
        CheckHypergradient(options, Need);
        CheckComparison(options.Comparison, Need);
        CheckSearch(options, Need);
        Need(options.FineTune.Loss != "bce" || HasManyLabels(options.Data), "fineTune.loss", "must be softmax, as the images of data.name have one label each; bce is for several labels per image");
        Need(options.Engine.PretextPrecision == "same" || options.Engine.Precision == "float32", "engine.pretextPrecision", "must be same when engine.precision is float64");
        Need(Device().IsMatch(options.Engine.Device), "engine.device", "allowed is auto, cpu, or cuda:N with the GPU's number");
        return faults;
    }

    private delegate void Rule(bool fine, string path, string allowed);

    private static void CheckData(RunOptions options, Rule need)
    {
        var data = options.Data;
        var unlabelledRoot = data.UnlabelledRoot.Length > 0 ? data.UnlabelledRoot : data.Root;
        need(data.Name != "folder" || Directory.Exists(data.Root), "data.root", "must be an existing folder of images, one sub-folder per class, as data.name is folder");
        need(data.Unlabelled != "folder" || Directory.Exists(unlabelledRoot), "data.unlabelledRoot", "must be an existing folder of images, as data.unlabelled is folder");
        need(!(data.RatioMin > data.RatioMax), "data.ratioMin", "must not be above data.ratioMax");
        need(data.Name != "shapes" || data.LabelsPerClass > 0, "data.labelsPerClass", "must be at least 1 for generated images, which have no end");
        need(data.LabelsPerClass == 0 || !HasManyLabels(data), "data.labelsPerClass", "must be 0 for a dataset of several labels per image");
        need(data.StoredSide == 0 || data.StoredSide >= data.ImageSize, "data.storedSide", "must be 0 or at least data.imageSize, as crops would have fewer pixels than they are trained at");
        need(PictureGround.Parse(data.Background) is not null, "data.background", "must be a colour: its name in HTML, such as white or black, or #rrggbb");
        need(data.JpegDecoder != "turbo" || TurboJpeg.IsInstalled, "data.jpegDecoder", "needs libturbojpeg.so.0 of libjpeg-turbo, which is not on this machine; install it, on Debian and Ubuntu with apt-get install libturbojpeg0, or take skia");
        CheckIndexFile(data.TrainIndexFile, "data.trainIndexFile", data.Name, need);
        CheckIndexFile(data.ValidationIndexFile, "data.validationIndexFile", data.Name, need);
    }

    private static bool HasManyLabels(DataOptions data) => Dataset.Find(data.Name)?.ManyLabels == true;

    private static void CheckIndexFile(string file, string path, string dataset, Rule need)
    {
        need(file.Length == 0 || dataset != "shapes", path, "must be empty for generated images, which have no order of their own");
        need(file.Length == 0 || dataset == "shapes" || File.Exists(file), path, "must be an existing file");
    }

    /// <summary>Only generated worlds have a size that is known before anything is read.</summary>
    private static IEnumerable<OptionFault> CheckBatches(RunOptions options)
    {
        const int classes = 10;
        var data = options.Data;
        return BatchRules.Check(
            options,
            data.Unlabelled == "shapes" ? data.UnlabelledCount : long.MaxValue,
            data.Name == "shapes" ? (long)data.LabelsPerClass * classes : long.MaxValue);
    }

    private static void CheckModel(ModelOptions model, Rule need)
    {
        need(model.Projector.Count > 0, "model.projector", "must name at least one layer, such as 256,256,256");
        need(model.Projector.All(width => width is >= 1 and <= 65_536), "model.projector", "allowed are widths from 1 to 65,536");
        need(model.PretextBatchNormGroup != 1, "model.pretextBatchNormGroup", "must be 0 or at least 2, as one image has no variance");
        need(model.DownstreamBatchNormGroup != 1, "model.downstreamBatchNormGroup", "must be 0 or at least 2, as one image has no variance");
    }

    private static void CheckAugmentation(AugmentationOptions augmentation, Rule need)
    {
        need(!(augmentation.RatioMin > augmentation.RatioMax), "pretext.augmentation.ratioMin", "must not be above pretext.augmentation.ratioMax");
        need(!(augmentation.SigmaMin > augmentation.SigmaMax), "pretext.augmentation.sigmaMin", "must not be above pretext.augmentation.sigmaMax");
    }

    private static void CheckSchedules(RunOptions options, Rule need)
    {
        var (pretext, arms) = (options.Pretext, options.Comparison.Arms);
        var bilevel = arms.Contains("bissl") || arms.Contains("control");
        var lowerSteps = options.Lower.ScheduleSteps > 0 ? options.Lower.ScheduleSteps : (long)options.Bilevel.Alternations * options.Lower.Steps;
        var upperSteps = options.Upper.ScheduleSteps > 0 ? options.Upper.ScheduleSteps : (long)options.Bilevel.Alternations * options.Upper.Steps;
        need(!arms.Contains("pretext") || pretext.RampSteps <= pretext.Steps, "pretext.rampSteps", "must not be above pretext.steps");
        need(!bilevel || pretext.WarmupSteps == 0 || pretext.RampSteps <= pretext.WarmupSteps, "pretext.rampSteps", "must not be above pretext.warmupSteps");
        need(!bilevel || options.Lower.RampSteps <= lowerSteps, "lower.rampSteps", "must not be above lower.scheduleSteps, or bilevel.alternations times lower.steps");
        need(!arms.Contains("bissl") || options.Upper.RampSteps <= upperSteps, "upper.rampSteps", "must not be above upper.scheduleSteps, or bilevel.alternations times upper.steps");
    }

    private static void CheckHypergradient(RunOptions options, Rule need)
    {
        var solver = options.Hypergradient;
        need(solver.BatchSource != "stored" || solver.Batches <= options.Lower.Steps, "hypergradient.batches", "must not be above lower.steps, as the batches of a lower block are the ones stored");
        need(solver.BatchSource != "freshOne" || solver.Batches == 1, "hypergradient.batches", "must be 1 when hypergradient.batchSource is freshOne");
        need(Gibibytes().IsMatch(solver.Memory), "hypergradient.memory", "allowed is auto, or a number of GiB such as 4 or 0.5");
        need(!(options.Bilevel.Lambda + solver.Damping <= 0), "hypergradient.damping", "must be above 0 when bilevel.lambda is 0, as their sum divides");
    }

    private static void CheckComparison(ComparisonOptions comparison, Rule need)
    {
        need(comparison.Arms.Count > 0, "comparison.arms", "must name at least one arm: scratch, pretext, control or bissl");
        need(comparison.Arms.Distinct().Count() == comparison.Arms.Count, "comparison.arms", "must name each arm once");
        need((long)comparison.Seed + comparison.Seeds - 1 <= int.MaxValue, "comparison.seed", "must leave room for comparison.seeds");
    }

    private static void CheckSearch(RunOptions options, Rule need)
    {
        var search = options.Search;
        need(search.LearningRateMin <= search.LearningRateMax, "search.learningRateMin", "must not be above search.learningRateMax");
        need(search.WeightDecayMin <= search.WeightDecayMax, "search.weightDecayMin", "must not be above search.weightDecayMax");
        var halves = search.Trials > 0 && search.Method == "asha";
        need(!halves || search.Trials >= search.Reduction, "search.trials", "must be at least search.reduction, or no trial could go on from a rung");
        need(!halves || search.Trials < search.Reduction || SearchRungs.Epochs(options).Count > 1, "search.shortest", "must leave a validation (fineTune.validateEvery) in the first half of fineTune.epochs, or no trial could be stopped early; otherwise take search.method=random");
    }

    [GeneratedRegex(@"^(auto|\d{1,6}(\.\d{1,6})?)\z")]
    private static partial Regex Gibibytes();

    [GeneratedRegex(@"^(auto|cpu|cuda:\d{1,4})\z")]
    private static partial Regex Device();
}
