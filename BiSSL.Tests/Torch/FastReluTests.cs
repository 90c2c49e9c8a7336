using System.Runtime.InteropServices;
using BiSSL.Torch;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public class FastReluTests
{
    [Fact]
    public void Relu_OfANewTensor_AgreesWithStockToSecondOrder()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        SecondOrder.AssertSame(t => (t[0] * t[1]).relu(), t => FastKernels.Relu(t[0] * t[1]), randn([3, 4, 5], float64), randn([3, 4, 5], float64));
    }

    [Fact]
    public void Relu_AnyTensor_IsInPlace()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { -1f, 2f });
        var y = FastKernels.Relu(x);
        Assert.Equal([0f, 2f], x.data<float>().ToArray());
        y.add_(1);
        Assert.Equal([1f, 3f], x.data<float>().ToArray());
    }

    [Fact]
    public void Relu_OfWhatADerivativeNeeds_Throws()
    {
        using var scope = NewDisposeScope();
        var leaf = ones(3).requires_grad_();
        Assert.Throws<ExternalException>(() => FastKernels.Relu(leaf));
        var needed = leaf.exp();
        var loss = FastKernels.Relu(needed).sum();
        Assert.Throws<ExternalException>(() => autograd.grad([loss], [leaf]));
    }

    [Fact]
    public void Relu_ThirdDerivative_AgreesWithStock()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var x = randn([20], float64);
        SecondOrder.AssertClose(Third(t => t.relu(), x), Third(FastKernels.Relu, x));
    }

    private static Tensor Third(Func<Tensor, Tensor> relu, Tensor at)
    {
        var leaf = at.detach().clone().requires_grad_();
        var first = autograd.grad([(relu(leaf * 2) * leaf.square()).sum()], [leaf], retain_graph: true, create_graph: true)[0];
        var second = autograd.grad([first.square().sum()], [leaf], retain_graph: true, create_graph: true)[0];
        return autograd.grad([second.sum()], [leaf], retain_graph: true, create_graph: false)[0];
    }
}
