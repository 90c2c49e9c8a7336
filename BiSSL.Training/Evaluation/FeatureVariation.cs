using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>How much features differ from image to image; a network that gives every image the same has collapsed.</summary>
public static class FeatureVariation
{
    // Far above the rounding of float32, some 1e-6, and far below what networks with random weights give.
    private const double Negligible = 1e-4;

    /// <summary>The root mean square of the differences from the mean feature, as a share of that of the features [N, D]; 0 where all are zero.</summary>
    public static double Of(Tensor features)
    {
        using var scope = NewDisposeScope();
        var x = features.detach().to(float64);
        var size = x.square().mean().ToDouble();
        return size > 0 ? Math.Sqrt((x - x.mean([0L])).square().mean().ToDouble() / size) : 0;
    }

    /// <summary>Whether so much is as good as none.</summary>
    public static bool IsLost(double variation) => variation < Negligible;
}
