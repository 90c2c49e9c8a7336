using BiSSL.Training.Models.Kernels;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace BiSSL.Training.Models;

/// <summary>A convolution without bias. The weight is zero until it is drawn or loaded.</summary>
public sealed class Convolution : nn.Module<Tensor, Tensor>
{
    private readonly IKernels _kernels;
    private readonly int _stride;
    private readonly int _padding;

    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    /// <param name="input">Channels in.</param>
    /// <param name="output">Channels out.</param>
    /// <param name="kernel">Side of the square kernel; an odd number keeps the size at stride 1.</param>
    /// <param name="stride">Step in both directions.</param>
    /// <param name="kernels">What computes it.</param>
    public Convolution(long input, long output, long kernel, long stride, IKernels kernels) : base(nameof(Convolution))
    {
        (_kernels, _stride, _padding) = (kernels, (int)stride, (int)(kernel / 2));
        _weight = new Parameter(zeros(output, input, kernel, kernel)); // [out, in, kernel, kernel]
        _weight.DetachFromDisposeScope();
        RegisterComponents();
    }

    /// <summary>[out, in, kernel, kernel].</summary>
    public Tensor Weight => _weight;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Autocast.IsOn
        ? _kernels.Conv2d(input.to(ScalarType.BFloat16), _weight.to(ScalarType.BFloat16), _stride, _padding)
        : _kernels.Conv2d(input, _weight, _stride, _padding);
}
