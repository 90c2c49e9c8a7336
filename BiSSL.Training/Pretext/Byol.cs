using BiSSL.Training.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace BiSSL.Training.Pretext;

/// <summary>
/// BYOL (Grill et al. 2020; E23, E24): the prediction from one view meets the target network's projection of the other.
/// The target is a moving average of the weights of backbone and projector; it runs in training mode on batch statistics, and its buffers
/// are never used.
/// </summary>
public sealed class Byol : IPretextTask
{
    private readonly ByolHead _head;
    private readonly ResNet _targetBackbone;
    private readonly Sequential _targetProjector;
    private readonly double _decay;

    /// <param name="backbone">The online network; the target starts as a copy of it.</param>
    /// <param name="head">φP; disposed with the task.</param>
    /// <param name="targetProjector">Of the shape of the head's projector; gets its weights; disposed with the task.</param>
    /// <param name="decay">Share of the old target that each training step keeps.</param>
    public Byol(ResNet backbone, ByolHead head, Sequential targetProjector, double decay = 0.9995)
    {
        (_head, _targetProjector, _decay) = (head, targetProjector, decay);
        _targetBackbone = backbone.Copy();
        foreach (var parameter in Target)
            parameter.Tensor.requires_grad_(false);
        BatchStatistics.Kept(_targetBackbone, _targetProjector); // for good
        Retarget(backbone);
    }

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Head => _head;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Tensor Tensor)> State => [.. Target];

    /// <inheritdoc/>
    public void Advance(ResNet backbone) => Follow(backbone, (target, online) => target.mul_(_decay).add_(online, 1 - _decay));

    /// <inheritdoc/>
    public void Group(int size)
    {
        foreach (var network in new nn.Module[] { _head, _targetBackbone, _targetProjector })
            BatchStatistics.Group(network, size);
    }

    /// <inheritdoc/>
    public void Retarget(ResNet backbone) => Follow(backbone, (target, online) => target.copy_(online));

    /// <inheritdoc/>
    public Tensor Loss(ResNet backbone, Views views)
    {
        using var scope = NewDisposeScope();
        var first = _head.call(backbone.call(views.First)); // [B, D]
        var second = _head.call(backbone.call(views.Second)); // [B, D]
        var (firstTarget, secondTarget) = (TargetProjection(views.First), TargetProjection(views.Second)); // [B, D] each
        return (Distance(first, secondTarget) + Distance(second, firstTarget)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _head.Dispose();
        _targetBackbone.Dispose();
        _targetProjector.Dispose();
    }

    private IEnumerable<(string Name, Tensor Tensor)> Target => Named("target.backbone", _targetBackbone).Concat(Named("target.projector", _targetProjector));

    private static IEnumerable<(string Name, Tensor Tensor)> Named(string prefix, nn.Module module) =>
        module.named_parameters().Select(entry => ($"{prefix}.{entry.name}", (Tensor)entry.parameter));

    /// <summary>Mean over the batch of 2 − 2·cos, of [B, D] each.</summary>
    private static Tensor Distance(Tensor prediction, Tensor target)
    {
        var cosine = (nn.functional.normalize(prediction) * nn.functional.normalize(target)).sum(1); // [B]
        return 2 - 2 * cosine.mean();
    }

    private Tensor TargetProjection(Tensor view)
    {
        using var noGrad = no_grad();
        return _targetProjector.call(_targetBackbone.call(view));
    }

    private void Follow(ResNet backbone, Action<Tensor, Tensor> update)
    {
        using var noGrad = no_grad();
        var online = backbone.parameters().Concat(_head.Projector.parameters());
        foreach (var (target, source) in Target.Zip(online))
            update(target.Tensor, source);
    }
}
