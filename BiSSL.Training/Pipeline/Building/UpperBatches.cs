using BiSSL.Training.Data.Batches;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Options;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The upper level's stack of labelled images (specification 1.10), augmented anew at every step.</summary>
public sealed class UpperBatches(SeedData data, RunOptions options, int seed) : IUpperBatches
{
    private readonly BatchStack _stack = new(
        seed, "upper", data.Train.Count, options.Upper.Batch, options.Upper.Steps, options.Upper.KeepPartialBatch, options.Upper.SinglePass);

    public int StepsPerAlternation => _stack.StepsPerBlock;

    public (Tensor Images, Tensor Labels) At(int alternation, int step) =>
        data.Augmented("upper", ((long)alternation * StepsPerAlternation) + step, _stack.Batch(alternation, step));
}
