using System.Runtime.InteropServices;
using BiSSL.Tests.Models.Kernels;
using BiSSL.Training.Engine;
using BiSSL.Training.Models;
using BiSSL.Training.Models.Kernels;
using BiSSL.Training.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Engine;

/// <summary>What only a GPU can show; skipped without one.</summary>
public sealed class CudaTests : IDisposable
{
    private readonly Device _gpu = Gpu.Required;
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void Conv2d_OnTheGpu_AgreesWithStock(int stride, bool channelsLast)
    {
        manual_seed(1);
        Tensor Laid(Tensor x) => channelsLast ? ChannelsLast.Of(x) : x;
        SecondOrder.AssertSame(
            t => new StockKernels().Conv2d(Laid(t[0]), t[1], stride, 1), t => new FastKernels().Conv2d(Laid(t[0]), t[1], stride, 1), Draw(3, 4, 7, 7), Draw(6, 4, 3, 3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BatchNorm_OnTheGpu_AgreesWithStock(bool channelsLast)
    {
        manual_seed(2);
        Tensor Laid(Tensor x) => channelsLast ? ChannelsLast.Of(x) : x;
        SecondOrder.AssertSame(
            t => new StockKernels().BatchNorm(Laid(t[0]), t[1], t[2], null, null, 0.1, 1e-5),
            t => new FastKernels().BatchNorm(Laid(t[0]), t[1], t[2], null, null, 0.1, 1e-5), Draw(6, 5, 4, 4), Draw(5), Draw(5));
    }

    [Fact]
    public void Tf32_Refused_KeepsProductsExact()
    {
        manual_seed(3);
        var (a, b) = (Draw(256, 256), Draw(256, 256));
        double Error(bool allowed)
        {
            backends.cuda.matmul.allow_tf32 = backends.cudnn.allow_tf32 = allowed;
            Assert.Equal(allowed, backends.cuda.matmul.allow_tf32);
            Assert.Equal(allowed, backends.cudnn.allow_tf32);
            return (a.to(float32).mm(b.to(float32)).to(float64) - a.mm(b)).abs().max().ToDouble();
        }
        try
        {
            Assert.InRange(Error(true), 0, 0.5);
        }
        finally
        {
            Assert.InRange(Error(false), 0, 1e-3);
        }
    }

    [Fact]
    public void Empty_MoreMemoryThanTheGpuHas_ThrowsAndWorkGoesOn()
    {
        var error = Assert.ThrowsAny<ExternalException>(() => empty(1L << 44, uint8, _gpu));
        Assert.Contains("out of memory", error.Message);
        Assert.Equal(4, ones(2, 2, device: _gpu).sum().ToDouble());
    }

    [Fact]
    public void CudaMemory_AroundATensor_CountsIt()
    {
        const long size = 1L << 30;
        var before = CudaMemory.Of(0)!.Value;
        using (empty(size, uint8, _gpu))
            Assert.InRange(CudaMemory.Of(0)!.Value.Used - before.Used, 1, 2 * size);
        Assert.Equal(before.Total, CudaMemory.Of(0)!.Value.Total);
    }

    [Fact]
    public void SafeTensors_FromTheGpu_ComeBackThere()
    {
        using var folder = new TempFolder();
        var x = Draw(3, 4);
        var writer = new SafeTensorsWriter([TensorFiles.Source("x", x)]);
        using (var stream = File.Create(folder["x"]))
            writer.Write(stream);
        using var file = SafeTensorsFile.Open(folder["x"]);
        var back = file.Load("x", device: _gpu);
        Assert.True(back.is_cuda);
        Assert.True(back.allclose(x, rtol: 0, atol: 0));
    }

    private Tensor Draw(params long[] shape) => randn(shape, float64, _gpu);
}
