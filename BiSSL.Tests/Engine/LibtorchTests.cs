using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Tests.Engine;

public sealed class LibtorchTests
{
    [Fact]
    public void Version_OfLibtorch_IsTheOneThatTorchSharpWasMadeFor() => Assert.StartsWith("2.10.", Libtorch.Version, StringComparison.Ordinal);

    [Fact]
    public void SetNumThreads_OnThisThread_IsRead()
    {
        var before = get_num_threads();
        set_num_threads(2);
        Assert.Equal(2, get_num_threads());
        set_num_threads(before);
    }

    [Fact]
    public void Version_OfATensor_RisesWithEveryChangeInPlace()
    {
        using var scope = NewDisposeScope();
        var x = ones(3);
        var before = TensorVersion.Of(x);
        x[0].add_(1);
        x.mul_(2);
        Assert.Equal(before + 2, TensorVersion.Of(x));
        _ = x + 1;
        Assert.Equal(before + 2, TensorVersion.Of(x));
    }

    [Fact]
    public void Foreach_OfTensors_DoesToEachWhatItSays()
    {
        using var scope = NewDisposeScope();
        Tensor[] x = [tensor([3f, 4f]), tensor([1f])], y = [tensor([1f, 2f]), tensor([5f])];
        Assert.Equal([5f, 1f], Foreach.Norm(x).Select(norm => norm.item<float>()));
        Assert.Equal([2.5f, 3f], Foreach.Add(x, y, -0.5)[0].data<float>().ToArray());
        Foreach.MulInPlace(x, 2);
        Foreach.AddInPlace(x, y, 0.5);
        Assert.Equal([6.5f, 9f], x[0].data<float>().ToArray());
        Assert.Equal([4.5f], x[1].data<float>().ToArray());
    }
}
