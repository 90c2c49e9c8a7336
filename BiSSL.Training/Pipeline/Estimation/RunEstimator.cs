using System.Globalization;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>Says before the start what a run will take, from a few steps of its own on its own device.</summary>
public static class RunEstimator
{
    private const int Checkpoints = 2;

    /// <summary>Takes from seconds to a minute.</summary>
    /// <exception cref="UserError">The device is not there.</exception>
    public static RunEstimate Run(RunOptions options, DataHome home)
    {
        var compute = Compute.Of(options.Engine);
        compute.Enter(options.Engine);
        var remarks = new List<string>();
        var (images, bytes) = Images(options, home, remarks);
        var (times, sizes) = new RunProbe(options, compute).Measure();
        remarks.Insert(0, string.Create(
            CultureInfo.InvariantCulture, $"Measured: steps with {times.Batch} of a batch's {options.Pretext.Batch} images, drawn ones of the right size; the rest is proportion."));
        return Of(options, compute, images, bytes, times, sizes, remarks);
    }

    private static (ImageCounts Images, ImageBytes Bytes) Images(RunOptions options, DataHome home, List<string> remarks)
    {
        try
        {
            var found = DataCheck.Run(options, home);
            remarks.AddRange(found.Descriptions.SelectMany(one => one.Cautions));
            return (new ImageCounts(found.Unlabelled, found.Train, found.Validation, found.Test), found.Bytes!);
        }
        catch (UserError missing)
        {
            var published = WorkPlan.Images(options);
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"The run could not start as it is: {missing.Message} Taken instead: {published.Unlabelled} unlabelled, {published.Train} training, {published.Validation} validation and {published.Test} test images."));
            return (published, ImageBytes.Of(options.Data, published));
        }
    }

    private static RunEstimate Of(RunOptions options, Compute compute, ImageCounts images, ImageBytes bytes, ProbeTimes times, ProbeSizes sizes, List<string> remarks)
    {
        var plan = WorkPlan.Of(options);
        var lanes = Math.Min(compute.Lanes, plan.Sum(stage => stage.Jobs));
        var memory = new StageMemory(options, bytes, sizes, compute.Device, DeviceMemory.Free(compute.Device));
        var seconds = new StageSeconds(options, images, times, memory.KeptGraphs);
        EstimatedStage[] stages = [.. plan.Select(stage => new EstimatedStage(stage.Stage, stage.Jobs, stage.Jobs * seconds.Of(stage.Stage)))];
        RemarkImages(options, compute, bytes.Held(options), remarks);
        Remark(options, memory, remarks);
        var results = plan.Sum(stage => stage.Jobs * sizes.Result.GetValueOrDefault(stage.Stage, stage.Stage is StageNames.Control or StageNames.PretextWarmup ? sizes.Result[StageNames.Pretext] : 0));
        return new RunEstimate(
            compute.Device.ToString(), stages, stages.Sum(stage => stage.Seconds) / lanes, memory.Of(lanes), DeviceMemory.Free(compute.Device),
            results + (lanes * Checkpoints * sizes.Checkpoint), remarks);
    }

    private static void RemarkImages(RunOptions options, Compute compute, long bytes, List<string> remarks)
    {
        var gigabytes = bytes / 1e9;
        if (bytes > DeviceMemory.Free(CPU))
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"The images take {gigabytes:0.0} GB, more memory than is free; a smaller data.storedSide keeps pictures from files smaller."));
        else if (!ImagePlacement.Fits(compute.Device, bytes, DeviceMemory.Free(compute.Device)))
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"The images take {gigabytes:0.0} GB and stay in the main memory, as they would fill more than half of the device; views are made on the processor."));
    }

    private static void Remark(RunOptions options, StageMemory memory, List<string> remarks)
    {
        if (!options.Comparison.Arms.Contains("bissl"))
            return;
        if (memory.KeptGraphs < options.Hypergradient.Batches)
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{memory.KeptGraphs} of {options.Hypergradient.Batches} graphs fit; the others are rebuilt at every product."));
        if (options.Hypergradient.Tolerance > 0)
            remarks.Add("The linear system is counted with all its iterations; it often stops earlier.");
    }
}
