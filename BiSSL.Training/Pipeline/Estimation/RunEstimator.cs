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
        using var memory = new HeldMemory(Native);
        var (images, bytes) = Images(options, home, remarks);
        var loading = memory.Peak + bytes.Held(options) - bytes.OfASeed;
        var (times, sizes) = new RunProbe(options, compute).Measure();
        remarks.Insert(0, string.Create(
            CultureInfo.InvariantCulture, $"Measured: steps with {times.Batch} of a batch's {options.Pretext.Batch} images, of noise or drawn ones of the right sizes; the rest is proportion."));
        return Of(options, compute, images, bytes, loading, times, sizes, remarks);
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

    /// <param name="loading">The most that was held while images were loaded: those that are divided are there twice for a moment.</param>
    private static RunEstimate Of(RunOptions options, Compute compute, ImageCounts images, ImageBytes bytes, long loading, ProbeTimes times, ProbeSizes sizes, List<string> remarks)
    {
        var plan = WorkPlan.Of(options);
        var lanes = Math.Min(compute.Lanes, plan.Sum(stage => stage.Jobs));
        var memory = new StageMemory(options, bytes, sizes, compute.Device, DeviceMemory.Free(compute.Device), DeviceMemory.Total(compute.Device));
        var seconds = new StageSeconds(options, images, times, memory.KeptGraphs);
        EstimatedStage[] stages = [.. plan.Select(stage => new EstimatedStage(stage.Stage, stage.Jobs, stage.Jobs * seconds.Of(stage.Stage)))];
        RemarkImages(bytes.Held(options), memory.Images, remarks);
        Remark(options, memory, remarks);
        var results = plan.Sum(stage => stage.Jobs * sizes.Result.GetValueOrDefault(stage.Stage, stage.Stage is StageNames.Control or StageNames.PretextWarmup ? sizes.Result[StageNames.Pretext] : 0));
        return new RunEstimate(
            compute.Device.ToString(), stages, stages.Sum(stage => stage.Seconds) / lanes, compute.Gpu is null ? Math.Max(memory.Of(lanes), loading) : memory.Of(lanes), DeviceMemory.Free(compute.Device),
            results + (lanes * Checkpoints * sizes.Checkpoint), remarks);
    }

    /// <summary>Bytes of this process without what others could take in its place: those of .NET, which clears up only when it must, and those that freed tensors left.</summary>
    private static long Native() => Environment.WorkingSet - GC.GetTotalMemory(forceFullCollection: false) - DeviceMemory.Idle;

    private static void RemarkImages(long bytes, long onDevice, List<string> remarks)
    {
        if (bytes > DeviceMemory.Free(CPU))
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"The images take {bytes / 1e9:0.0} GB, more memory than is free; a smaller data.storedSide keeps pictures from files smaller."));
        else if (onDevice < bytes)
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"Of the images {(bytes - onDevice) / 1e9:0.0} GB stay in the main memory, as a set of them would fill more than a quarter of the device; their views are made on the processor."));
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
