using BiSSL.Tests.Golden;
using BiSSL.Training.Optim;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Optim;

public sealed class GradientClippingTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Clip_BelowAndAboveTheMaximum_MatchesTheReference()
    {
        foreach (var expected in Numbers.Read("optim").GetProperty("clipping").EnumerateArray())
        {
            var gradients = Gradients(expected.GetProperty("scale").GetDouble());

            var norm = GradientClipping.Clip(10, [gradients[0]], [gradients[1], gradients[2]]).ToDouble();

            Assert.Equal(expected.GetProperty("norm").GetDouble(), norm, 1e-12);
            foreach (var (values, gradient) in expected.GetProperty("gradients").EnumerateArray().Zip(gradients))
                Numbers.AssertValues(values, gradient);
        }
    }

    [Fact]
    public void Clip_MaximumZero_OnlyMeasures()
    {
        var gradients = Gradients(20);

        Assert.True(GradientClipping.Clip(0, gradients).ToDouble() > 10);
        Assert.Equal(Numbers.Values(Gradients(20)[0]), Numbers.Values(gradients[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Clip_SquaresBeyondFloat32_MeasuresTheNormAndKeepsTheDirection(double maximum)
    {
        var gradients = new[] { tensor(new[] { 3e25f, 0 }), tensor(new[] { -4e25f }) };

        var norm = GradientClipping.Clip(maximum, gradients).ToDouble();

        Assert.Equal(5e25, norm, 1e19);
        var scale = maximum > 0 ? 2 : 1e25;
        Assert.Equal([3 * scale, 0, -4 * scale], cat(gradients).data<float>().ToArray().Select(value => (double)value), (a, b) => Math.Abs(a - b) <= 1e-5 * scale);
    }

    private static Tensor[] Gradients(double scale) =>
        [Numbers.Spread("g.matrix.0", 3, 4) * scale, Numbers.Spread("g.zero.0", 5) * scale, Numbers.Spread("g.vector.0", 5) * scale];
}
