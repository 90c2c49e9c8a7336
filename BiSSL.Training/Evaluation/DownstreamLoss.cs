using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>LD: scalar losses of logits [B, C].</summary>
public static class DownstreamLoss
{
    /// <summary>Softmax cross-entropy. Targets are labels [B], or 0 and 1 for each class [B, C], where the raw numbers weigh the classes (E36, departure D25).</summary>
    public static Tensor CrossEntropy(Tensor logits, Tensor targets)
    {
        if (targets.ndim == 1)
            return nn.functional.cross_entropy(logits, targets);
        using var scope = NewDisposeScope();
        return (logits.log_softmax(1) * targets).sum(1).mean().neg().MoveToOuterDisposeScope();
    }

    /// <summary>Binary cross-entropy, the mean over samples and classes. Targets: 0 and 1 for each class [B, C].</summary>
    public static Tensor BinaryCrossEntropy(Tensor logits, Tensor targets) => nn.functional.binary_cross_entropy_with_logits(logits, targets);

    /// <summary>"softmax" or "bce".</summary>
    /// <exception cref="UserError">Another name.</exception>
    public static Func<Tensor, Tensor, Tensor> For(string name) => name switch
    {
        "softmax" => CrossEntropy,
        "bce" => BinaryCrossEntropy,
        _ => throw new UserError($"There is no loss named '{name}'. Choose 'softmax' or 'bce'."),
    };
}
