using BiSSL.Training.Evaluation;
using BiSSL.Training.Pipeline.Options;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>What a labelled set says of a network, in percent; the loss is a mean over its images.</summary>
/// <param name="Top1">Top-1 accuracy; the mean average precision with several labels for an image.</param>
/// <param name="Top5">As <see cref="Top5Of"/>; null with several labels for an image.</param>
public sealed record Scores(double Top1, double? Top5, double Loss)
{
    private const int K = 5;

    /// <summary>What <see cref="Top1"/> is called.</summary>
    public string Called { get; init; } = ScoreNames.Top1;

    /// <summary>Top-5 accuracy; null with five classes or fewer, where every answer is among the five.</summary>
    /// <param name="logits">[N, C].</param>
    /// <param name="labels">[N], integers below C.</param>
    public static double? Top5Of(Tensor logits, Tensor labels) => logits.shape[1] > K ? TopK.Accuracy(logits, labels, K) : null;
}
