using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The ridge probe (E38) of a backbone, on features by batch statistics: what pretext training left, before any fine-tuning.</summary>
internal static class FrozenProbe
{
    /// <summary>Test accuracy in percent.</summary>
    public static double Accuracy(ResNet backbone, SeedData data)
    {
        using var scope = NewDisposeScope();
        var train = Features.Of(backbone, data.Plain(data.Train).Select(b => b.Images), batchStatistics: true);
        var test = Features.Of(backbone, data.Plain(data.Test).Select(b => b.Images), batchStatistics: true);
        using var probe = RidgeProbe.Fit(train, data.Train.Labels!, data.Classes);
        return probe.Accuracy(test, data.Test.Labels!);
    }
}
