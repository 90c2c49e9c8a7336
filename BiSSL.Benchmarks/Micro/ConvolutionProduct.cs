using BenchmarkDotNet.Attributes;
using BiSSL.Training.Bilevel;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Models;
using static TorchSharp.torch;

namespace BiSSL.Benchmarks.Micro;

/// <summary>The Hessian-vector product of one 3×3 convolution with batch norm, its graph kept.</summary>
public class ConvolutionProduct
{
    private const int Channels = 64, Images = 16, Side = 16;

    private HessianVectorProduct _product = null!;
    private Tensor[] _parameters = [];
    private Tensor[] _direction = [];

    [Params("fast", "stock")]
    public string Path { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        set_num_threads(1);
        var kernels = IKernels.For(Path);
        var images = randn(Images, Channels, Side, Side);
        var weight = randn(Channels, Channels, 3, 3) / 24;
        if (Path == "fast")
            (images, weight) = (ChannelsLast.Of(images), ChannelsLast.Of(weight));
        _parameters = [weight.requires_grad_(), ones(Channels).requires_grad_(), zeros(Channels).requires_grad_()];
        _direction = [.. _parameters.Select(parameter => randn_like(parameter))];
        _product = HessianVectorProduct.Kept(
            () => kernels.BatchNorm(kernels.Conv2d(images, weight, 1, 1), _parameters[1], _parameters[2], null, null, 0.1, 1e-5).tanh().sum(), _parameters);
    }

    [GlobalCleanup]
    public void Free() => _product.Dispose();

    [Benchmark]
    public void Apply()
    {
        using var scope = NewDisposeScope();
        _product.Apply(_direction);
    }
}
