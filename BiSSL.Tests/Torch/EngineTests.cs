using System.Runtime.InteropServices;
using BiSSL.Torch;
using BiSSL.Torch.Interop;
using static TorchSharp.torch;

namespace BiSSL.Tests.Torch;

public partial class EngineTests
{
    [Fact]
    public void Load_OfLibrary_LeavesThreadsPassive()
    {
        Assert.Equal("passive", Getenv("OMP_WAIT_POLICY"), ignoreCase: true);
        Assert.NotNull(Getenv("GOMP_SPINCOUNT"));
    }

    [Fact]
    public void SetNumThreads_OnThisThread_IsRead()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(2);
            Assert.Equal(2, get_num_threads());
            Assert.Contains("at::get_num_threads() : 2", Engine.ParallelInfo);
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void Version_OfLibtorch_IsAtLeastTheOldestSupported() =>
        Assert.True(Version.Parse(Engine.Version.Split('+', '-')[0]) >= new Version(1, 13));

    [Fact]
    public void CudaMemory_WithoutCuda_IsNull()
    {
        if (cuda.is_available())
            Assert.NotEqual(0, cuda.device_count());
        else
            Assert.Null(Engine.CudaMemory());
    }

    [Fact]
    public void ToChannelsLast_OfImages_ChangesOnlyTheLayout()
    {
        using var scope = NewDisposeScope();
        var x = randn(2, 3, 4, 5);
        var last = MemoryLayout.ToChannelsLast(x);
        Assert.True(MemoryLayout.IsChannelsLast(last));
        Assert.False(MemoryLayout.IsChannelsLast(x));
        Assert.Equal([60L, 1L, 15L, 3L], last.stride());
        Assert.Equal(x.data<float>().ToArray(), last.data<float>().ToArray());
        Assert.True(MemoryLayout.ToContiguous(last).is_contiguous());
        Assert.Equal([2L], MemoryLayout.ToChannelsLast(ones(2)).shape);
    }

    [Fact]
    public void DeterministicAlgorithms_Disposed_AreWhatTheyWere()
    {
        using var scope = NewDisposeScope();
        Tensor Put() => Dispatch.Tensor("put", zeros(2), tensor([0L]), tensor([1f]));
        using (use_deterministic_algorithms())
            Assert.Throws<ExternalException>(Put);
        Assert.Equal([1f, 0f], Put().data<float>().ToArray());
    }

    private static string? Getenv(string name) => Marshal.PtrToStringUTF8(getenv(name));

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint getenv(string name);
}
