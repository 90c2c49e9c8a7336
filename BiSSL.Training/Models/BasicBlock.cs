using BiSSL.Training.Models.Kernels;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>Two 3×3 convolutions around a shortcut (He et al. 2016): [B, in, H, W] → [B, out, H/stride, W/stride].</summary>
internal sealed class BasicBlock : nn.Module<Tensor, Tensor>, IResidualBlock
{
    [ComponentName(Name = "conv1")]
    private readonly Convolution _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNormalisation _bn1;

    [ComponentName(Name = "conv2")]
    private readonly Convolution _conv2;

    [ComponentName(Name = "bn2")]
    private readonly BatchNormalisation _bn2;

    [ComponentName(Name = "downsample")]
    private readonly Sequential? _downsample;

    public BasicBlock(long input, long output, long stride, IKernels kernels) : base(nameof(BasicBlock))
    {
        _conv1 = new Convolution(input, output, 3, stride, kernels);
        _bn1 = new BatchNormalisation(output, kernels);
        _conv2 = new Convolution(output, output, 3, 1, kernels);
        _bn2 = new BatchNormalisation(output, kernels);
        _downsample = IResidualBlock.Shortcut(input, output, stride, kernels);
        RegisterComponents();
    }

    public BatchNormalisation Last => _bn2;

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _bn1.call(_conv1.call(input)).relu_(); // [B, out, H/stride, W/stride]
        x = _bn2.call(_conv2.call(x));
        return x.add_(_downsample?.call(input) ?? input).relu_().MoveToOuterDisposeScope();
    }
}
