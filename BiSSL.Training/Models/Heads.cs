using BiSSL.Training.Models.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>What is put on a backbone.</summary>
public static class Heads
{
    /// <summary>
    /// Linear, batch norm, ReLU, …, last a Linear without bias, numbered in this order: [B, input] → [B, last width].
    /// Serves as SimCLR's projector and as both of BYOL's networks.
    /// </summary>
    /// <param name="input">Length of a feature vector.</param>
    /// <param name="widths">Outputs of each linear layer.</param>
    /// <param name="kernels">What computes batch norm.</param>
    public static Sequential Projector(long input, IReadOnlyList<int> widths, IKernels kernels)
    {
        List<nn.Module<Tensor, Tensor>> layers = [];
        foreach (var width in widths.SkipLast(1))
        {
            layers.AddRange([nn.Linear(input, width), new BatchNormalisation(width, kernels), nn.ReLU()]);
            input = width;
        }
        layers.Add(nn.Linear(input, widths[^1], hasBias: false));
        return nn.Sequential(layers);
    }

    /// <summary>The downstream head φD: [B, input] → [B, classes].</summary>
    public static Linear Classifier(long input, long classes) => nn.Linear(input, classes);
}
