using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public sealed class ArithmeticTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Tensor _a = tensor([1f, 2f, 4f]);
    private readonly Tensor _b = tensor([3f, 1f, 2f]);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Operators_OfTensors_ActElementwise()
    {
        AssertIs(_a + _b, 4, 3, 6);
        AssertIs(_a - _b, -2, 1, 2);
        AssertIs(_a * _b, 3, 2, 8);
        AssertIs(_a / _b, 1f / 3, 2, 2);
        AssertIs(_a % _b, 1, 0, 0);
        AssertIs(-_a, -1, -2, -4);
    }

    [Fact]
    public void Operators_WithNumbers_ActFromBothSides()
    {
        AssertIs(_a + 1, 2, 3, 5);
        AssertIs(1L - _a, 0, -1, -3);
        AssertIs(_a * 0.5f, 0.5f, 1, 2);
        AssertIs(2.0 / _a, 2, 1, 0.5f);
        AssertIs(_a % 2, 1, 0, 0);
        AssertIs((Scalar)8 / _a, 8, 4, 2);
    }

    [Fact]
    public void Operators_OfIntegersAndFloats_Promote()
    {
        Assert.Equal(ScalarType.Float32, (tensor([1L]) + _a).dtype);
        Assert.Equal(ScalarType.Int64, (tensor([1L]) + 1).dtype);
        Assert.Equal(ScalarType.Float32, (tensor([1L]) * 0.5).dtype);
        Assert.Equal(ScalarType.Float32, (_a + tensor(1.0)).dtype);
    }

    [Fact]
    public void InPlace_Operations_ReturnTheSameWrapper()
    {
        Assert.Same(_a, _a.add_(_b));
        Assert.Same(_a, _a.mul_(2).sub_(1).div_(7));
        AssertIs(_a, 1, 5f / 7, 11f / 7);
        Assert.Same(_b, _b.zero_().fill_(3).clamp_(max: 2).relu_());
        AssertIs(_b, 2, 2, 2);
    }

    [Fact]
    public void Fused_Operations_AgreeWithTheirFormulas()
    {
        AssertIs(_a.add(_b, 2), 7, 4, 8);
        AssertIs(_a.addcmul(_b, _b, 2), 19, 4, 12);
        AssertIs(_a.clone().addcdiv_(_b, _b), 2, 3, 5);
        AssertIs(_a.lerp(_b, tensor(0.5f)), 2, 1.5f, 3);
        AssertIs(_a.div(_b, RoundingMode.floor), 0, 2, 2);
        AssertIs(_a.pow(2), 1, 4, 16);
        AssertIs(_a.clamp(min: 2), 2, 2, 4);
        AssertIs(_a.clamp(_b, null), 3, 2, 4);
        AssertIs(where(_a > 1, _a, 0f), 0, 2, 4);
    }

    [Fact]
    public void Comparisons_OfElements_GiveBools()
    {
        Assert.Equal([false, true, true], (_a > _b).data<bool>().ToArray());
        Assert.Equal([false, true, false], (_a == 2).data<bool>().ToArray());
        Assert.Equal([true, true, false], (_a <= 2).data<bool>().ToArray());
        Assert.Equal([true, false, true], ((_a == 1) | (_a > 3)).data<bool>().ToArray());
        Assert.True(_a.allclose(_a + 1e-9));
        Assert.False(_a.allclose(_b));
    }

    [Fact]
    public void Products_OfMatrices_AreThoseOfAlgebra()
    {
        var m = tensor([1f, 2f, 3f, 4f]).view(2, 2);
        AssertIs(m.matmul(m), 7, 10, 15, 22);
        AssertIs(m.mm(m.t()), 5, 11, 11, 25);
        AssertIs(m.mv(tensor([1f, 1f])), 3, 7);
        AssertIs(einsum("ij,ij->i", m, m), 5, 25);
        AssertIs(eye(2).addmm(m, m, 0.5f, 2), 14.5f, 20, 30, 44.5f);
        Assert.Equal(_a.dot(_b).item<float>(), (_a * _b).sum().item<float>());
    }

    private static void AssertIs(Tensor actual, params float[] expected)
    {
        var elements = actual.data<float>().ToArray();
        Assert.Equal(expected.Length, elements.Length);
        foreach (var (found, value) in elements.Zip(expected))
            Assert.Equal(value, found, 1e-6f);
    }
}
