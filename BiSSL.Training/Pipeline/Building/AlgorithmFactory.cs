using System.Globalization;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Optim;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pretext;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Builds Algorithm 1 from the options; verification uses it too, with batches of its own.</summary>
public sealed class AlgorithmFactory(RunOptions options, Networks networks, Func<Tensor, Tensor, Tensor> loss)
{
    public Algorithm1 Create(
        Level p, Level d, IPretextTask task, ILowerBatches lowerBatches, IUpperBatches upperBatches, IOptimizer lower, IOptimizer upper, ILinearSolver solver)
    {
        var regulariser = networks.Regulariser();
        var lowerLevel = new LowerLevel(p, d, task, lowerBatches, lower, regulariser)
        {
            Steps = options.Lower.Steps,
            Schedule = Schedules.Lower(options),
            ClipNorm = options.Lower.ClipNorm,
            Bfloat16 = options.Engine.PretextPrecision == "bfloat16",
        };
        var upperLevel = new UpperLevel(p, d, upperBatches, upper, Gradient(p, d, task, lowerBatches, regulariser, solver))
        {
            Steps = upperBatches.StepsPerAlternation,
            Schedule = Schedules.Upper(options),
            ClipNorm = options.Upper.ClipNorm,
            Loss = loss,
            UpdateStatistics = options.Upper.UpdateStatistics,
            BatchNormGroup = options.Model.DownstreamBatchNormGroup,
        };
        var adaptation = new Adaptation(p, d, options.Bilevel.AdaptEvery) { AfterUpper = options.Bilevel.AdaptWhen == "afterUpper" };
        return new Algorithm1(options.Bilevel.Alternations, lowerLevel, upperLevel, adaptation);
    }

    private ImplicitGradient Gradient(Level p, Level d, IPretextTask task, ILowerBatches batches, Regulariser regulariser, ILinearSolver solver) =>
        new(p, d, task, batches, regulariser, new Hypergradient(solver, p.Layout, layer => p.Names[layer])
        {
            ReplaceNonFinite = options.Hypergradient.NotFinite == "replace",
        })
        {
            Batches = options.Hypergradient.Batches,
            Damping = options.Hypergradient.Damping,
            TrueResidualEvery = options.Hypergradient.TrueResidualEvery,
            Budget = Budget(options.Hypergradient.Memory),
            UpdateStatistics = options.Upper.UpdateStatistics,
        };

    private static GraphBudget Budget(string gibibytes) =>
        new(gibibytes == "auto" ? null : double.Parse(gibibytes, CultureInfo.InvariantCulture) * (1L << 30));
}
