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

    private static Tensor[] Gradients(double scale) =>
        [Numbers.Spread("g.matrix.0", 3, 4) * scale, Numbers.Spread("g.zero.0", 5) * scale, Numbers.Spread("g.vector.0", 5) * scale];
}
