using System.Globalization;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>What a run holds at its height, from what its first steps held.</summary>
/// <param name="options">The run's.</param>
/// <param name="images">What the images take.</param>
/// <param name="sizes">What the first steps held.</param>
/// <param name="device">Where it trains.</param>
/// <param name="free">Bytes free on the device; null where that is not known.</param>
/// <param name="total">Bytes that it has; null where that is not known.</param>
internal sealed class StageMemory(RunOptions options, ImageBytes images, ProbeSizes sizes, Device device, long? free, long? total)
{
    private bool HasBissl => options.Comparison.Arms.Contains("bissl");

    /// <summary>Graphs of the K Hessian batches that are kept.</summary>
    public int KeptGraphs => new GraphBudget(Budget).Keep(options.Hypergradient.Batches, Graph, free - Images - sizes.Weights - Graph);

    /// <summary>Bytes with so many lanes side by side.</summary>
    public long Of(int lanes) => sizes.Program + Images + (lanes * (sizes.Weights + Math.Max(Step, HasBissl ? (KeptGraphs * Graph) + Solve : 0)));

    private long Graph => sizes.Graph.Of(options.Pretext.Batch);

    private long Step => sizes.Step.Of(options.Pretext.Batch);

    private long Solve => sizes.Solve.Of(options.Pretext.Batch) + (KeptGraphs < options.Hypergradient.Batches ? Graph : 0);

    /// <summary>Bytes of the images that the device holds; other sets stay in the main memory.</summary>
    public long Images => images.Held(options, set => ImagePlacement.Fits(device, set, total));

    private double? Budget => options.Hypergradient.Memory == "auto" ? null : double.Parse(options.Hypergradient.Memory, CultureInfo.InvariantCulture) * (1L << 30);
}
