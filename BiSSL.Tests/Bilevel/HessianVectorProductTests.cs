using BiSSL.Training.Bilevel;
using TorchSharp;
using static BiSSL.Tests.Bilevel.Problems;
using static TorchSharp.torch;

namespace BiSSL.Tests.Bilevel;

/// <summary>A two-layer network with a smooth loss, small enough for a dense Hessian (T7).</summary>
public class HessianVectorProductTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _w1 = Matrix(1, 4, 3).requires_grad_();
    private readonly Tensor _w2 = Matrix(2, 2, 4).requires_grad_();
    private readonly Tensor _x = Matrix(3, 6, 3);

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_UnitVectors_GiveASymmetricHessianThatMatchesDifferences(bool kept)
    {
        var layout = new ParameterLayout([_w1, _w2]);
        using var h = kept ? HessianVectorProduct.Kept(Loss, [_w1, _w2]) : HessianVectorProduct.Recomputed(Loss, [_w1, _w2]);
        var n = layout.Length;
        var dense = stack(Enumerable.Range(0, (int)n).Select(i => layout.Flatten([.. h.Apply(layout.Split(eye(n, dtype: float64)[i]))])));
        Assert.True((dense - dense.t()).abs().max().ToDouble() < 1e-12);

        var v = Vector(4, (int)n);
        var difference = (GradientAt(layout, v * 1e-5) - GradientAt(layout, v * -1e-5)) / 2e-5;
        Assert.True(Distance(dense.mv(v), difference) < 1e-8);
    }

    [Fact]
    public void Kept_ParameterChanged_FailsLoudly()
    {
        using var h = HessianVectorProduct.Kept(Loss, [_w1, _w2]);
        using (no_grad())
            _w1.add_(1.0);
        var error = Assert.Throws<InvalidOperationException>(() => h.Apply([ones_like(_w1), ones_like(_w2)]));
        Assert.Contains("has changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImplicitOperator_ThreeBatches_AveragesTheirHessians()
    {
        var layout = new ParameterLayout([_w1, _w2]);
        var losses = Enumerable.Range(1, 3).Select(k => (Func<Tensor>)(() => Loss() * k)).ToArray();
        using var one = HessianVectorProduct.Kept(Loss, [_w1, _w2]);
        using var a = new ImplicitOperator([.. losses.Select(l => HessianVectorProduct.Kept(l, [_w1, _w2]))], layout);
        var v = Vector(5, (int)layout.Length);
        var expected = v + (layout.Flatten([.. one.Apply(layout.Split(v))]) * (2 / 4.0));   // mean of 1, 2, 3 times H
        Assert.True(Distance(a.Apply(v, 4, u => u.clone()), expected) < 1e-13);
        Assert.Equal(3, a.Products);
    }

    private Tensor Loss() => _x.matmul(_w1.t()).tanh().matmul(_w2.t()).square().sum();

    private Tensor GradientAt(ParameterLayout layout, Tensor shift)
    {
        Move(layout.Split(shift));
        var gradient = layout.Flatten([.. autograd.grad([Loss()], [_w1, _w2], retain_graph: false, create_graph: false)]);
        Move(layout.Split(-shift));
        return gradient;
    }

    private void Move(Tensor[] by)
    {
        using var noGrad = no_grad();
        _w1.add_(by[0]);
        _w2.add_(by[1]);
    }
}
