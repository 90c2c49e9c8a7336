using BiSSL.Training.Data.Batches;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pretext;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The lower level's stack of unlabelled images (specification 1.10), augmented anew at every step.</summary>
public sealed class LowerBatches(SeedData data, RunOptions options, int seed) : ILowerBatches
{
    private readonly BatchStack _stack = new(seed, "lower", SeededShare.Count(data.Unlabelled.Count, options.Pretext.Fraction), options.Pretext.Batch, options.Lower.Steps, keepPartial: true);
    private readonly int[]? _share = SeededShare.Of(seed, "lower/share", data.Unlabelled.Count, options.Pretext.Fraction);
    private readonly ViewSource _views = data.Views("lower");
    private readonly ViewSource _fresh = data.Views("hessian");

    public Views At(int alternation, int step) => _views.At(((long)alternation * options.Lower.Steps) + step, Images(_stack.Batch(alternation, step)));

    /// <remarks>D1: 'freshOne' takes the first images of the present shuffle and augments them anew.</remarks>
    public Views Hessian(int alternation, int k) => options.Hypergradient.BatchSource == "freshOne"
        ? _fresh.At(alternation, Images(_stack.FirstOfShuffle(alternation)))
        : At(alternation, k);

    private int[] Images(int[] drawn) => _share is null ? drawn : [.. drawn.Select(number => _share[number])];
}
