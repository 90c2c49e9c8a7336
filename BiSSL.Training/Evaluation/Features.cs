using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Training.Evaluation;

/// <summary>Features of many images without gradients.</summary>
public static class Features
{
    /// <summary>The features [N, FeatureSize] of all batches in evaluation mode, in order. The backbone's mode is afterwards as before.</summary>
    /// <param name="backbone">The network.</param>
    /// <param name="batches">Images [B, 3, H, W] each; tensors made while asking for the next batch are freed after it.</param>
    public static Tensor Of(ResNet backbone, IEnumerable<Tensor> batches)
    {
        var mode = backbone.training;
        backbone.eval();
        try
        {
            return Concatenated(backbone, batches);
        }
        finally
        {
            backbone.train(mode);
        }
    }

    private static Tensor Concatenated(ResNet backbone, IEnumerable<Tensor> batches)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        List<Tensor> features = [];
        using var next = batches.GetEnumerator();
        while (One(backbone, next) is { } batch)
            features.Add(batch);
        return cat(features).MoveToOuterDisposeScope();
    }

    private static Tensor? One(ResNet backbone, IEnumerator<Tensor> next)
    {
        using var scope = NewDisposeScope();
        return next.MoveNext() ? backbone.call(next.Current).MoveToOuterDisposeScope() : null;
    }
}
