using TorchSharp;

namespace BiSSL.Tests.Torch;

public class AutogradTests
{
    [Fact]
    public void Grad_OfCube_IsThreeXSquared()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor([1.0, 2.0, -3.0], requires_grad: true);
        var gradient = torch.autograd.grad([x.pow(3).sum()], [x])[0];
        Assert.Equal([3.0, 12.0, 27.0], gradient.data<double>().ToArray());
        Assert.False(gradient.requires_grad);
    }

    [Fact]
    public void Grad_Twice_GivesHessianVectorProduct()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor([1.0, 2.0, -3.0], requires_grad: true);
        var v = torch.tensor([1.0, 0.5, 2.0]);
        var gradient = torch.autograd.grad([x.pow(3).sum()], [x], retain_graph: true, create_graph: true)[0];
        var product = torch.autograd.grad([gradient], [x], [v], retain_graph: true, create_graph: false)[0];
        Assert.Equal([6.0, 6.0, -36.0], product.data<double>().ToArray());
    }

    [Fact]
    public void Grad_UnusedInput_IsInvalid()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(2).requires_grad_();
        var unused = torch.ones(2).requires_grad_();
        var gradients = torch.autograd.grad([x.sum()], [x, unused], allow_unused: true);
        Assert.False(gradients[0].IsInvalid);
        Assert.True(gradients[1].IsInvalid);
    }

    [Fact]
    public void Backward_Twice_SumsIntoGrad()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(2).requires_grad_();
        Assert.Null(x.grad);
        (x * 3).sum().backward();
        (x * 4).sum().backward();
        Assert.Equal([7f, 7f], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Backward_CreateGraph_KeepsTheGraph()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor([2.0], requires_grad: true);
        x.pow(3).backward([torch.tensor([1.0])], create_graph: true, retain_graph: true);
        var second = torch.autograd.grad([x.grad!], [x])[0];
        Assert.Equal(12.0, second.item<double>());
    }

    [Fact]
    public void NoGrad_Nested_RestoresWhatWas()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(2).requires_grad_();
        using (torch.no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (torch.enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False(torch.is_grad_enabled());
        }

        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Detach_OfRecorded_IsLeafWithoutGrad()
    {
        using var scope = torch.NewDisposeScope();
        var y = torch.ones(2).requires_grad_() * 2;
        Assert.False(y.is_leaf);
        Assert.True(y.detach().is_leaf);
        Assert.False(y.detach().requires_grad);
    }
}
