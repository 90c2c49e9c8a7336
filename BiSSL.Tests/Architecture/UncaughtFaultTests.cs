using BiSSL.Training;

namespace BiSSL.Tests.Architecture;

/// <summary>Functions of TorchSharp 0.107.0 that let libtorch's faults end the process: the trainer has another way for each (docs/decisions/engine.md).</summary>
public sealed class UncaughtFaultTests
{
    private static readonly string[] s_uncaught =
    [
        "autograd.grad", "Tensor.matmul", "torch.matmul", "Tensor.cummax", "Tensor.cummin", "torch.cummax", "torch.cummin",
        "SingleTensorFunction`1.apply", "MultiTensorFunction`1.apply",
    ];

    [Fact]
    public void Trainer_OfTorchSharp_UsesNothingThatEndsTheProcess() => Assert.Empty(TensorApi.UsedBy(typeof(UserError).Assembly.Location).Intersect(s_uncaught));

    [Fact]
    public void Trainer_OfTorchSharp_IsSeen() => Assert.Contains("Tensor.mm", TensorApi.UsedBy(typeof(UserError).Assembly.Location));
}
