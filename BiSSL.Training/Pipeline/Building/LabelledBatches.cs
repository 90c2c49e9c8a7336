using BiSSL.Training.Data.Batches;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Epochs over the labelled training images, shuffled and augmented anew each time.</summary>
public sealed class LabelledBatches(SeedData data, string purpose, int seed, int batch)
{
    private readonly EpochBatches _epochs = new(seed, purpose, data.Train.Count, batch);

    public int StepsPerEpoch => _epochs.StepsPerEpoch;

    /// <summary>Images [B, 3, H, W] and labels [B] of one step.</summary>
    public (Tensor Images, Tensor Labels) At(int step) => data.Augmented(purpose, step, _epochs.Batch(step));
}
