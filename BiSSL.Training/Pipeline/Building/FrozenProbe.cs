using BiSSL.Training.Data;
using BiSSL.Training.Evaluation;
using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Building;

/// <summary>The ridge probe (E38) of a backbone, on features by batch statistics: what pretext training left, before any fine-tuning.</summary>
internal static class FrozenProbe
{
    /// <summary>Validation accuracy in percent of a network that goes on training: a copy of it is measured.</summary>
    public static double Now(ResNet backbone, SeedData data)
    {
        using var copy = backbone.Copy();
        return Accuracy(copy, data, data.Validation);
    }

    /// <summary>Accuracy in percent on a labelled set.</summary>
    public static double Accuracy(ResNet backbone, SeedData data, ImageSet measured)
    {
        using var scope = NewDisposeScope();
        var train = Features.Of(backbone, data.Plain(data.Train).Select(b => b.Images), batchStatistics: true);
        var test = Features.Of(backbone, data.Plain(measured).Select(b => b.Images), batchStatistics: true);
        using var probe = RidgeProbe.Fit(train, data.Train.Labels!, data.Classes);
        return probe.Accuracy(test, measured.Labels!);
    }
}
