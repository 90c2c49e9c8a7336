using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class FourierTests
{
    [Fact]
    public void Rfft2_OfAWave_HasOneFrequency()
    {
        using var scope = NewDisposeScope();
        var wave = (arange(8, float64) * (2 * Math.PI * 3 / 8)).cos().unsqueeze(1).expand(8, 6); // three turns along the first dimension
        var spectrum = fft.rfft2(wave);
        Assert.Equal([8L, 4L], spectrum.shape);
        var size = spectrum.abs();
        Assert.Equal(24, size[3, 0].ToDouble(), 1e-9);
        Assert.Equal(48, size.sum().ToDouble(), 1e-9);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Irfft2_OfRfft2_GivesThePaddedInputBack(int width)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = randn([2, 3, 4], float64);
        var back = fft.irfft2(fft.rfft2(x, [5, width]), [5, width]);
        Assert.Equal([2L, 5L, width], back.shape);
        SecondOrder.AssertClose(x, back.narrow(1, 0, 3).narrow(2, 0, 4));
        Assert.Equal(0, back.narrow(1, 3, 2).abs().max().ToDouble(), 1e-12);
    }

    [Fact]
    public void Norm_OfEitherKind_DividesByAsMuch()
    {
        using var scope = NewDisposeScope();
        var x = ones([4, 4], float64);
        double First(FFTNormType norm) => fft.rfft2(x, norm: norm).abs()[0, 0].ToDouble();
        Assert.Equal(16, First(FFTNormType.Backward), 1e-12);
        Assert.Equal(1, First(FFTNormType.Forward), 1e-12);
        Assert.Equal(4, First(FFTNormType.Ortho), 1e-12);
    }
}
