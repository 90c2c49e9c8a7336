using System.Runtime.InteropServices;
using BiSSL.Torch;
using BiSSL.Training.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

/// <summary>What only a GPU can show; skipped without one.</summary>
public sealed class CudaTests : IDisposable
{
    private readonly Device _gpu = Gpu.Required;
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 2, false)]
    [InlineData(2, 1, true)]
    public void Conv2d_OnTheGpu_AgreesWithStock(long stride, long groups, bool channelsLast)
    {
        manual_seed(1);
        Tensor Laid(Tensor x) => channelsLast ? MemoryLayout.ToChannelsLast(x) : x;
        SecondOrder.AssertSame(
            t => nn.functional.conv2d(Laid(t[0]), t[1], t[2], [stride, stride], [1, 1], groups: groups),
            t => FastKernels.Conv2d(Laid(t[0]), t[1], t[2], [stride], [1], groups: groups),
            Draw(3, 4, 7, 7), Draw(6, 4 / groups, 3, 3), Draw(6));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void BatchNorm_OnTheGpu_AgreesWithStock(bool training, bool channelsLast)
    {
        manual_seed(2);
        Tensor Laid(Tensor x) => channelsLast ? MemoryLayout.ToChannelsLast(x) : x;
        var mean = training ? null : Draw(5);
        var variance = training ? null : Draw(5).square() + 0.5;
        SecondOrder.AssertSame(
            t => nn.functional.batch_norm(Laid(t[0]), mean, variance, t[1], t[2], training),
            t => FastKernels.BatchNorm(Laid(t[0]), t[1], t[2], mean, variance, training),
            Draw(6, 5, 4, 4), Draw(5), Draw(5));
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
            return (a.to(float32).matmul(b.to(float32)).to(float64) - a.matmul(b)).abs().max().ToDouble();
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
        var error = Assert.Throws<ExternalException>(() => empty(1L << 44, uint8, _gpu));
        Assert.Contains("out of memory", error.Message);
        Assert.Equal(4, ones(2, 2, device: _gpu).sum().ToDouble());
    }

    [Fact]
    public void CudaMemory_AroundATensor_CountsIt()
    {
        const long size = 64L << 20;
        var (held, free) = (Engine.CudaMemory()!.Value.Allocated, Engine.FreeCudaBytes()!.Value);
        using (empty(size, uint8, _gpu))
        {
            Assert.Equal(held + size, Engine.CudaMemory()!.Value.Allocated);
            Assert.True(Engine.CudaMemory()!.Value.Reserved >= held + size);
            Assert.InRange(free - Engine.FreeCudaBytes()!.Value, 1, 2 * size);
        }
        Assert.Equal(held, Engine.CudaMemory()!.Value.Allocated);
        Assert.True(Engine.CudaMemory()!.Value.PeakAllocated >= held + size);
        Engine.ForgetCudaPeak();
        Assert.InRange(Engine.CudaMemory()!.Value.PeakAllocated, held, held + (1 << 20));
    }

    [Fact]
    public void Randn_SameSeedOnTheGpu_GivesTheSameNumbers()
    {
        float[] Drawn()
        {
            using var generator = new Generator(7, _gpu);
            return randn([8], float32, _gpu, generator: generator).cpu().data<float>().ToArray();
        }
        Assert.Equal(Drawn(), Drawn());
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
