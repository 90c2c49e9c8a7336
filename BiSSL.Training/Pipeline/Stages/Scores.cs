using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline.Stages;

/// <summary>What a labelled set says of a network, in percent; the loss is the mean of the batches' means.</summary>
/// <param name="Top1">Top-1 accuracy; the mean average precision with several labels for an image.</param>
/// <param name="Top5">Top-5 accuracy; null with several labels for an image.</param>
public sealed record Scores(double Top1, double? Top5, double Loss)
{
    /// <summary>What <see cref="Top1"/> is called.</summary>
    public string Called => Top5 is null ? ScoreNames.Map : ScoreNames.Top1;
}
