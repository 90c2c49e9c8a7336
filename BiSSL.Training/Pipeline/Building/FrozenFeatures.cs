using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>
/// Features of a backbone as it is now (specification 1.11, stage 7): batch norm's statistics are refreshed on training images in a drawn order, as a batch of
/// one class would lose what tells it from the others; then images go through in evaluation mode. A copy does it, so that whoever trains the network notices nothing.
/// </summary>
internal sealed class FrozenFeatures : IDisposable
{
    private readonly ResNet _copy;

    public FrozenFeatures(ResNet backbone, SeedData data)
    {
        _copy = backbone.Copy();
        BatchStatistics.Refresh(_copy, data.Refreshing());
    }

    /// <summary>[N, D] of images [B, 3, H, W] each.</summary>
    public Tensor Of(IEnumerable<Tensor> batches) => Features.Of(_copy, batches);

    public void Dispose() => _copy.Dispose();
}
