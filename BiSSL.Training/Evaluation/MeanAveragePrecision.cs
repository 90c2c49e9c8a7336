using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>The 11-point mean average precision of VOC2007 (E37).</summary>
public static class MeanAveragePrecision
{
    private const int Steps = 10;

    /// <summary>
    /// Mean over the classes that have positives of the mean, over recalls 0, 0.1, … 1, of the best precision at that recall or a higher one;
    /// in percent. Samples are ranked by logit, equal ones by index. 0 when no class has a positive.
    /// </summary>
    /// <param name="logits">[N, C].</param>
    /// <param name="targets">[N, C], 1 where the sample has the class, else 0.</param>
    /// <exception cref="Diverged">A logit is not finite.</exception>
    public static double Of(Tensor logits, Tensor targets)
    {
        FiniteRows.Require(logits, "logits");
        using var scope = NewDisposeScope();
        var scores = logits.detach().t().to(float64).cpu().contiguous().data<double>().ToArray(); // C rows of N
        var positives = targets.t().to(float64).cpu().contiguous().data<double>().ToArray();
        var count = (int)logits.shape[0];
        var precisions = Enumerable.Range(0, (int)logits.shape[1])
            .Select(c => AveragePrecision(scores.AsSpan(c * count, count), positives.AsSpan(c * count, count)))
            .OfType<double>();
        return 100 * precisions.DefaultIfEmpty(0).Average();
    }

    /// <summary>Of one class; null without positives.</summary>
    private static double? AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<double> positives)
    {
        var truth = positives.ToArray();
        var keys = scores.ToArray();
        var ranked = Enumerable.Range(0, keys.Length).OrderByDescending(i => keys[i]).Select(i => truth[i] > 0).ToArray();
        var total = ranked.Count(isPositive => isPositive);
        if (total == 0)
            return null;

        var best = new double[Steps + 1]; // by recall in tenths
        var found = 0;
        for (var rank = 0; rank < ranked.Length; rank++)
        {
            found += ranked[rank] ? 1 : 0;
            for (var k = 0; k <= Steps && Steps * found >= k * total; k++)
                best[k] = Math.Max(best[k], found / (rank + 1.0));
        }
        return best.Average();
    }
}
