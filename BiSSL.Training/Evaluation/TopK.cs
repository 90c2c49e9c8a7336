using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>Top-k accuracy (E35).</summary>
public static class TopK
{
    /// <summary>Percentage of the samples whose label is among their k largest logits.</summary>
    /// <param name="logits">[N, C].</param>
    /// <param name="labels">[N], integers below C.</param>
    /// <param name="k">At most C counts; a larger one means C.</param>
    /// <exception cref="Diverged">A logit is not finite.</exception>
    public static double Accuracy(Tensor logits, Tensor labels, int k)
    {
        FiniteRows.Require(logits, "logits");
        using var scope = NewDisposeScope();
        var (_, best) = logits.topk((int)Math.Min(k, logits.shape[1])); // [N, k]
        return 100.0 * best.eq(labels.unsqueeze(1)).sum().ToInt64() / logits.shape[0];
    }
}
