using BiSSL.Training.Models.Kernels;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>
/// 1×1, 3×3 and 1×1 convolutions around a shortcut, the stride on the 3×3 one ("v1.5", as torchvision):
/// [B, in, H, W] → [B, 4·width, H/stride, W/stride].
/// </summary>
internal sealed class Bottleneck : nn.Module<Tensor, Tensor>, IResidualBlock
{
    public const long Expansion = 4;

    [ComponentName(Name = "conv1")]
    private readonly Convolution _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNormalisation _bn1;

    [ComponentName(Name = "conv2")]
    private readonly Convolution _conv2;

    [ComponentName(Name = "bn2")]
    private readonly BatchNormalisation _bn2;

    [ComponentName(Name = "conv3")]
    private readonly Convolution _conv3;

    [ComponentName(Name = "bn3")]
    private readonly BatchNormalisation _bn3;

    [ComponentName(Name = "downsample")]
    private readonly Sequential? _downsample;

    public Bottleneck(long input, long width, long stride, IKernels kernels) : base(nameof(Bottleneck))
    {
        _conv1 = new Convolution(input, width, 1, 1, kernels);
        _bn1 = new BatchNormalisation(width, kernels);
        _conv2 = new Convolution(width, width, 3, stride, kernels);
        _bn2 = new BatchNormalisation(width, kernels);
        _conv3 = new Convolution(width, width * Expansion, 1, 1, kernels);
        _bn3 = new BatchNormalisation(width * Expansion, kernels);
        _downsample = IResidualBlock.Shortcut(input, width * Expansion, stride, kernels);
        RegisterComponents();
    }

    public BatchNormalisation Last => _bn3;

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _bn1.call(_conv1.call(input)).relu_(); // [B, width, H, W]
        x = _bn2.call(_conv2.call(x)).relu_(); // [B, width, H/stride, W/stride]
        x = _bn3.call(_conv3.call(x)); // [B, 4·width, H/stride, W/stride]
        return x.add_(_downsample?.call(input) ?? input).relu_().MoveToOuterDisposeScope();
    }
}
