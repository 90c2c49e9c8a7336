using static TorchSharp.torch;

namespace BiSSL.Training.Pretext;

/// <summary>The normalised-temperature cross-entropy of SimCLR (Chen et al. 2020; E22).</summary>
/// <param name="temperature">τ.</param>
public sealed class NtXentLoss(double temperature)
{
    private const double Excluded = -1e9;

    /// <summary>Mean over all 2B projections of −log of the softmax share that the other view of the same image gets. First and second: [B, D].</summary>
    public Tensor Loss(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var count = first.shape[0] * 2;
        var z = nn.functional.normalize(cat([first, second])); // [2B, D]
        var itself = eye(count, dtype: @bool, device: z.device); // [2B, 2B]
        var similarity = (z.mm(z.t()) / temperature).masked_fill(itself, Excluded); // [2B, 2B], cosine / τ
        var positive = arange(count, dtype: int64, device: z.device).roll(count / 2).unsqueeze(1); // [2B, 1]: B, B+1, …, 0, 1, …
        var logProbability = similarity.log_softmax(1).gather(1, positive); // [2B, 1]
        return logProbability.mean().neg().MoveToOuterDisposeScope();
    }
}
