using BiSSL.Training.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Training.Pretext;

/// <summary>SimCLR (Chen et al. 2020): the two views of an image attract, all other images of the batch repel. φP is the projector.</summary>
/// <param name="projector">See <see cref="Heads.Projector"/>; disposed with the task.</param>
/// <param name="temperature">τ of <see cref="NtXentLoss"/>.</param>
public sealed class SimClr(Sequential projector, double temperature) : IPretextTask
{
    private readonly NtXentLoss _loss = new(temperature);

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Head => projector;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => [];

    /// <inheritdoc/>
    public void Advance(ResNet backbone) { }

    /// <inheritdoc/>
    public Tensor Loss(ResNet backbone, Views views)
    {
        using var scope = NewDisposeScope();
        var first = projector.call(backbone.call(views.First)); // [B, D]
        var second = projector.call(backbone.call(views.Second)); // [B, D]
        return _loss.Loss(first, second).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Group(int size) => BatchStatistics.Group(projector, size);

    /// <inheritdoc/>
    public void Retarget(ResNet backbone) { }

    /// <inheritdoc/>
    public void Dispose() => projector.Dispose();
}
