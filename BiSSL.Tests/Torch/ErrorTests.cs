using System.Runtime.InteropServices;
using BiSSL.Torch.Interop;
using TorchSharp;

namespace BiSSL.Tests.Torch;

/// <summary>Each of these ends the process where a native error crosses the boundary uncaught.</summary>
public class ErrorTests
{
    [Fact]
    public void Matmul_WrongShapes_ThrowsWithLibtorchsWords()
    {
        using var scope = torch.NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => torch.ones(2, 3).matmul(torch.ones(2, 3)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
    }

    [Fact]
    public void Grad_FreedGraph_Throws()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(3).requires_grad_();
        var y = x.exp().sum();
        torch.autograd.grad([y], [x]);
        var error = Assert.Throws<ExternalException>(() => torch.autograd.grad([y], [x]));
        Assert.Contains("backward through the graph a second time", error.Message);
    }

    [Fact]
    public void Grad_SavedTensorChangedInPlace_Throws()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(3).requires_grad_();
        var y = x.exp();
        y.detach().mul_(2);
        var error = Assert.Throws<ExternalException>(() => torch.autograd.grad([y.sum()], [x]));
        Assert.Contains("modified by an inplace operation", error.Message);
    }

    [Fact]
    public void Grad_OfTensorWithoutGraph_Throws()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(3);
        Assert.Throws<ExternalException>(() => torch.autograd.grad([x.sum()], [x]));
    }

    [Fact]
    public void Backward_OfVectorWithoutWeights_Throws()
    {
        using var scope = torch.NewDisposeScope();
        Assert.Throws<ExternalException>(() => torch.ones(3).requires_grad_().exp().backward());
    }

    [Fact]
    public void Call_UnknownOperator_Throws() =>
        Assert.Contains("no_such_operator", Assert.Throws<ExternalException>(() => Dispatch.Tensor("no_such_operator")).Message);

    [Fact]
    public void Call_TooManyArguments_Throws()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(1);
        Assert.Contains("at most", Assert.Throws<ExternalException>(() => Dispatch.Tensor("exp", x, 1, 2, 3)).Message);
    }

    [Fact]
    public void Call_MissingArgument_NamesIt()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(1);
        Assert.Contains("'other'", Assert.Throws<ExternalException>(() => Dispatch.Tensor("add.Tensor", x)).Message);
    }

    [Fact]
    public void Call_ArgumentOfWrongType_Throws()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(2, 2);
        Assert.Throws<ExternalException>(() => Dispatch.Tensor("softmax.int", x, "text"));
        Assert.Throws<ExternalException>(() => Dispatch.Tensor("add.Tensor", x, 1.5));
        Assert.Throws<ExternalException>(() => Dispatch.Tensor("view", x, 4));
    }

    [Fact]
    public void Empty_MoreMemoryThanThereIs_Throws() => Assert.Throws<ExternalException>(() => torch.empty(1L << 50));

    [Fact]
    public void Use_AfterDispose_Throws()
    {
        var x = torch.ones(2);
        x.Dispose();
        Assert.True(x.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => x + 1);
        Assert.Throws<InvalidOperationException>(() => x.shape);
    }

    [Fact]
    public void Load_MissingFile_Throws() =>
        Assert.Contains("nowhere.pt", Assert.Throws<ExternalException>(() => torch.load("nowhere.pt")).Message);

    [Fact]
    public void Error_OnOneThread_DoesNotReachAnother()
    {
        var message = "";
        Assert.Throws<ExternalException>(() => Dispatch.Tensor("no_such_operator"));
        var thread = new Thread(() => message = Marshal.PtrToStringUTF8(Native.bt_last_error())!);
        thread.Start();
        thread.Join();
        Assert.Empty(message);
    }
}
