using BiSSL.Training.Pipeline.Checkpoints;
using BiSSL.Training.Pipeline.Stages;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>Weights out of a finished stage's result into a network.</summary>
internal static class NamedWeights
{
    /// <param name="prefix">Such as "theta".</param>
    public static void Load(CachedResult from, string prefix, nn.Module network) => NamedState.Load(prefix, network, from.Tensors);
}
