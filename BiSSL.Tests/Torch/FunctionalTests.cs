using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace BiSSL.Tests.Torch;

/// <summary>Numbers are those of Python's torch 1.13.1.</summary>
public sealed class FunctionalTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _image = arange(16, dtype: float64).pow(1.5).view(1, 1, 4, 4);
    private readonly Tensor _logits = tensor(new[,] { { 1.0, 2.0, 3.0 }, { 0.0, -1.0, 2.0 } });
    private readonly Tensor _classes = tensor([2L, 0L]);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Interpolate_InEveryMode_AgreesWithPython()
    {
        AssertIs(
            F.interpolate(_image, [2, 2], mode: InterpolationMode.Bicubic, antialias: true),
            6.161934279335524, 11.204080589378679, 33.2120320717262, 42.346047160669094);
        AssertIs(
            F.interpolate(_image, [2, 3], mode: InterpolationMode.Bilinear, antialias: true),
            7.385928256761103, 10.552849500608314, 14.371733892839405, 30.035998326626537, 35.679408438346464, 41.65595043411952);
        AssertIs(
            F.interpolate(_image, [3, 3], mode: InterpolationMode.Bicubic, align_corners: false),
            1.0440410735722525, 3.093447726063626, 6.464963111467208, 14.774768689432088, 20.206585167982173, 26.16529942370589,
            39.75574879932035, 46.95705437009318, 54.59393619642653);
        AssertIs(F.interpolate(_image, scale_factor: [0.5, 0.5]), 0, 2.8284271247461903, 22.627416997969522, 31.622776601683793);
        Assert.Equal([1L, 1L, 2L, 2L], F.interpolate(_image, scale_factor: [0.5, 0.5], recompute_scale_factor: true).shape);
    }

    [Fact]
    public void Interpolate_WithoutOrWithTwoTargets_Throws()
    {
        Assert.Throws<ArgumentException>(() => F.interpolate(_image));
        Assert.Throws<ArgumentException>(() => F.interpolate(_image, [2, 2], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => F.interpolate(_image, [2, 2], antialias: true));
    }

    [Fact]
    public void Losses_OfLogits_AgreeWithPython()
    {
        AssertIs(F.cross_entropy(_logits, _classes), 1.288725992000333);
        AssertIs(F.cross_entropy(_logits, _classes, reduction: nn.Reduction.Sum, label_smoothing: 0.1), 2.644118650667333);
        AssertIs(F.cross_entropy(_logits, _classes, reduction: nn.Reduction.None), 0.4076059644443804, 2.1698460195562856);
        var labels = tensor(new[,] { { 1.0, 0.0, 1.0 }, { 0.0, 0.0, 1.0 } });
        AssertIs(F.binary_cross_entropy_with_logits(_logits, labels, pos_weights: tensor([1.0, 2.0, 3.0])), 0.6621907757482511);
        AssertIs(F.mse_loss(_logits, zeros_like(_logits)), 19.0 / 6);
    }

    [Fact]
    public void Directions_OfRows_AgreeWithPython()
    {
        AssertIs(F.cosine_similarity(_logits[..1], _logits[1..]), 0.4780914437337575);
        AssertIs(
            F.normalize(_logits),
            0.2672612419124244, 0.5345224838248488, 0.8017837257372732, 0.0, -0.4472135954999579, 0.8944271909999159);
        AssertIs(F.normalize(zeros([1, 2], float64)), 0, 0);
    }

    [Fact]
    public void Pooling_OfImage_TakesMaximumOrMean()
    {
        AssertIs(F.max_pool2d(_image, 2), _image[0, 0, 1, 1].item<double>(), Math.Pow(7, 1.5), Math.Pow(13, 1.5), Math.Pow(15, 1.5));
        Assert.Equal([1L, 1L, 2L, 2L], F.max_pool2d(_image, 3, stride: 2, padding: 1).shape);
        AssertIs(F.adaptive_avg_pool2d(_image, 1), _image.mean().item<double>());
        AssertIs(F.avg_pool2d(_image, 4), _image.mean().item<double>());
    }

    [Fact]
    public void Pad_OfRow_PutsTheBorder()
    {
        var row = tensor([1.0, 2.0, 3.0]).view(1, 1, 1, 3);
        AssertIs(F.pad(row, (1, 1), value: 9), 9, 1, 2, 3, 9);
        AssertIs(F.pad(row, (1, 1, 0, 0), PaddingModes.Reflect), 2, 1, 2, 3, 2);
        AssertIs(F.pad(row, (1, 1, 0, 0), PaddingModes.Replicate), 1, 1, 2, 3, 3);
        AssertIs(F.pad(row, [2, 0, 0, 0], PaddingModes.Circular), 2, 3, 1, 2, 3);
    }

    [Fact]
    public void GridSample_OfIdentity_IsTheImage()
    {
        var identity = tensor(new[,] { { 1.0, 0.0, 0.0 }, { 0.0, 1.0, 0.0 } }).unsqueeze(0);
        var grid = F.affine_grid(identity, [1, 1, 4, 4], align_corners: false);
        Assert.True(F.grid_sample(_image, grid, align_corners: false).allclose(_image));
        var shifted = grid + 10;
        Assert.Equal(0.0, F.grid_sample(_image, shifted, align_corners: false).sum().item<double>());
        Assert.Equal(
            16 * _image[0, 0, 3, 3].item<double>(),
            F.grid_sample(_image, shifted, padding_mode: GridSamplePaddingMode.Border, align_corners: false).sum().item<double>(), 1e-9);
    }

    [Fact]
    public void Linear_WithBias_IsTheAffineMap() =>
        AssertIs(F.linear(_logits, tensor(new[,] { { 1.0, 0.0, 1.0 } }), tensor([0.5])), 4.5, 2.5);

    [Fact]
    public void Dropout_InTraining_ScalesWhatStays()
    {
        manual_seed(1);
        var dropped = F.dropout(ones(1000), 0.25);
        Assert.Equal([0f, 4f / 3], dropped.unique().output.data<float>().ToArray());
        Assert.Equal(1f, F.dropout(ones(10), 0.25, training: false).min().item<float>());
    }

    [Fact]
    public void OneHot_OfClasses_HasOneOnePerRow() =>
        Assert.Equal([0L, 0L, 1L, 1L, 0L, 0L], F.one_hot(_classes, 3).data<long>().ToArray());

    private static void AssertIs(Tensor actual, params double[] expected)
    {
        var elements = actual.data<double>().ToArray();
        Assert.Equal(expected.Length, elements.Length);
        foreach (var (found, value) in elements.Zip(expected))
            Assert.Equal(value, found, 1e-12 * Math.Max(1, Math.Abs(value)));
    }
}
