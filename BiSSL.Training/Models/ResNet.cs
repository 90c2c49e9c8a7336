using System.Globalization;
using BiSSL.Training.Models.Kernels;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>
/// ResNet without its classifier, under torchvision's parameter names: images [B, 3, H, W] → pooled features [B, FeatureSize].
/// Convolutions are zero until <see cref="Initialisation"/> draws them or a state is loaded.
/// </summary>
public sealed class ResNet : nn.Module<Tensor, Tensor>
{
    private readonly IKernels _kernels;
    private long? _channelsLastFor;                                            // the images' side in pixels; null while the channels come first

    [ComponentName(Name = "conv1")]
    private readonly Convolution _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNormalisation _bn1;

    [ComponentName(Name = "layer1")]
    private readonly Sequential _layer1;

    [ComponentName(Name = "layer2")]
    private readonly Sequential _layer2;

    [ComponentName(Name = "layer3")]
    private readonly Sequential _layer3;

    [ComponentName(Name = "layer4")]
    private readonly Sequential _layer4;

    public ResNet(ResNetShape shape, IKernels kernels) : base(nameof(ResNet))
    {
        (Shape, _kernels) = (shape, kernels);
        _conv1 = shape.Stem == Stem.ImageNet ? new Convolution(3, shape.Width, 7, 2, kernels) : new Convolution(3, shape.Width, 3, 1, kernels);
        _bn1 = new BatchNormalisation(shape.Width, kernels);
        _layer1 = Stage(0);
        _layer2 = Stage(1);
        _layer3 = Stage(2);
        _layer4 = Stage(3);
        RegisterComponents();
    }

    /// <summary>What was asked for.</summary>
    public ResNetShape Shape { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _channelsLastFor is not null ? ChannelsLast.Of(input) : input; // [B, 3, H, W]
        x = _bn1.call(_conv1.call(x)).relu_(); // [B, w, H/2, W/2]; cifar stem: [B, w, H, W]
        if (Shape.Stem == Stem.ImageNet)
            x = _kernels.MaxPool(x); // [B, w, H/4, W/4]
        x = _layer1.call(x); // channels w (·4 in ResNet-50), the size as before
        x = _layer2.call(x); // channels doubled, size halved, here and below
        x = _layer3.call(x);
        x = _layer4.call(LastStageKeepsChannelsFirst ? x.contiguous() : x);
        return x.to(_conv1.Weight.dtype).mean([2, 3]).MoveToOuterDisposeScope(); // [B, FeatureSize]
    }

    /// <summary>
    /// Lays images and weights out with the channels last from now on: faster, the same values. On a processor the last stage keeps the channels first
    /// where its maps are so small that libtorch's kernels are faster so (docs/decisions/kernels.md).
    /// </summary>
    /// <param name="side">Of the images, in pixels.</param>
    public void UseChannelsLast(long side)
    {
        _channelsLastFor = side;
        List<nn.Module> parts = [_conv1, _layer1, _layer2, _layer3];
        if (!LastStageKeepsChannelsFirst)
            parts.Add(_layer4);
        parts.ForEach(ChannelsLast.Convert);
    }

    /// <summary>Another network of the same shape, layout, element type and device with the same weights and buffers.</summary>
    public ResNet Copy()
    {
        var copy = new ResNet(Shape, _kernels).to(_conv1.Weight.device, _conv1.Weight.dtype);
        if (_channelsLastFor is { } side)
            copy.UseChannelsLast(side);
        copy.load_state_dict(state_dict());
        return copy;
    }

    private bool LastStageKeepsChannelsFirst =>
        _channelsLastFor is { } side && _conv1.Weight.device.type == DeviceType.CPU && Shape is { Depth: 18, Width: >= 64 } && Shape.LastMap(side) is >= 2 and <= 6;

    private Sequential Stage(int stage)
    {
        var width = (long)Shape.Width << stage;
        return nn.Sequential(Enumerable.Range(0, Shape.Blocks[stage]).Select(block => (block.ToString(CultureInfo.InvariantCulture), Block(stage, block, width))));
    }

    private nn.Module<Tensor, Tensor> Block(int stage, int block, long width)
    {
        var stride = stage > 0 && block == 0 ? 2 : 1;
        if (Shape.Depth == 18)
            return new BasicBlock(stage > 0 && block == 0 ? width / 2 : width, width, stride, _kernels);
        var input = block > 0 ? width * Bottleneck.Expansion : stage > 0 ? width / 2 * Bottleneck.Expansion : width;
        return new Bottleneck(input, width, stride, _kernels);
    }
}
