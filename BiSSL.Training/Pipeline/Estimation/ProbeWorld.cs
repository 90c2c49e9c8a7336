using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>A run's stages with smaller batches of noise, or of drawn images where the run has no others, a single alternation and a single Hessian batch: small enough to be measured.</summary>
internal sealed class ProbeWorld : IDisposable
{
    public const int LowerSteps = 3;

    private const int Classes = 10, PretextSteps = 3;
    private const int Never = 1000;

    private static readonly StageSeeds s_seeds = new(0, 0);

    private readonly RunData _data;

    /// <param name="options">The run's.</param>
    /// <param name="batch">Images of a pretext batch.</param>
    /// <param name="solver">As <c>hypergradient.solver</c>.</param>
    /// <param name="iterations">Products of every upper step.</param>
    public ProbeWorld(RunOptions options, Compute compute, int batch, string solver = "joint", int iterations = 1)
    {
        Options = Smaller(options, batch, solver, iterations);
        var few = WorkPlan.Images(Options);
        _data = new RunData(Options, compute, NullReporter.Instance, DataHome.None) { Drawn = IsDrawn(options.Data) ? null : _ => ProbeImages.Of(options.Data, few, compute.Device) };
        Stages = new StageFactory(Options, _data, compute, NullReporter.Instance);
    }

    public RunOptions Options { get; }

    private StageFactory Stages { get; }

    /// <summary>What builds a stage.</summary>
    public StageBuilder Of(string stage, string arm = "bissl") => Stages.Of(stage, arm, s_seeds);

    /// <summary>What the stages look at.</summary>
    public SeedData Data => _data.Of(s_seeds);

    public void Dispose() => _data.Dispose();

    private static bool IsDrawn(DataOptions data) => data is { Name: "shapes", Unlabelled: "shapes" or "same" };

    private static RunOptions Smaller(RunOptions o, int batch, string solver, int iterations)
    {
        var labelled = Math.Min(batch, Math.Max(o.Upper.Batch, o.FineTune.Batch));
        return o with
        {
            Data = new()
            {
                Name = "shapes", Unlabelled = "shapes", ImageSize = o.Data.ImageSize, UnlabelledCount = batch, Interpolation = o.Data.Interpolation,
                LabelsPerClass = (labelled + Classes - 1) / Classes, ValidationCount = labelled, TestCount = 1,
            },
            Pretext = o.Pretext with { Batch = batch, Steps = PretextSteps, LearningRate = 1, RampSteps = 0 },
            HeadWarmup = o.HeadWarmup with { Batch = Math.Min(labelled, o.HeadWarmup.Batch), Epochs = Never },
            Bilevel = o.Bilevel with { Alternations = 1, AdaptEvery = 0 },
            Lower = o.Lower with { Steps = LowerSteps, RampSteps = 0, ScheduleSteps = 0 },
            Upper = o.Upper with { Steps = 2, Batch = Math.Min(labelled, o.Upper.Batch), ScheduleSteps = 0, SinglePass = false },
            Hypergradient = o.Hypergradient with
            {
                Solver = solver, Iterations = iterations, Tolerance = 0, Batches = 1, BatchSource = "stored", TrueResidualEvery = 0, Memory = "auto", NotFinite = "replace",
            },
            FineTune = o.FineTune with { Batch = Math.Min(labelled, o.FineTune.Batch), Epochs = Never, ValidateEvery = Never, Loss = "softmax" },
        };
    }
}
