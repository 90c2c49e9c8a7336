using TorchSharp;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Pipeline.Bissl;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>What a labelled set says of a network in evaluation mode (specification 1.12).</summary>
internal static class LabelledScores
{
    /// <exception cref="Diverged">A logit or the loss is not finite.</exception>
    /// <param name="batches">Images [B, 3, H, W] and labels of the whole set, in order.</param>
    public static Scores Of(Level level, IEnumerable<(Tensor Images, Tensor Labels)> batches, Func<Tensor, Tensor, Tensor> loss)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        level.Backbone.eval();
        level.Head.eval();
        var parts = batches.Select(batch => (Logits: Logits(level, batch.Images), batch.Labels)).ToList();
        level.Backbone.train();
        level.Head.train();
        var logits = cat([.. parts.Select(p => p.Logits)]);                     // [N, C]
        var labels = cat([.. parts.Select(p => p.Labels)]);                     // [N], or [N, C] of several labels
        FiniteRows.Require(logits, "logits");
        var mean = parts.Sum(p => loss(p.Logits, p.Labels).ToDouble() * p.Logits.shape[0]) / logits.shape[0];
        if (!double.IsFinite(mean))
            throw new Diverged($"The loss of {logits.shape[0]} images is not finite: the network has diverged. Take a smaller learning rate.");
        return labels.ndim == 2
            ? new Scores(MeanAveragePrecision.Of(logits, labels), null, mean) { Called = ScoreNames.Map }
            : new Scores(TopK.Accuracy(logits, labels, 1), Scores.Top5Of(logits, labels), mean);
    }

    private static Tensor Logits(Level level, Tensor images)
    {
        using var scope = NewDisposeScope();
        return ((nn.Module<Tensor, Tensor>)level.Head).call(level.Backbone.call(images)).MoveToOuterDisposeScope(); // [B, C]
    }
}
