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
        Assert.NotNull(Getenv("OPENBLAS_THREAD_TIMEOUT"));
    }

    /// <summary>Work that repeats meets no fresh pages after a while, counted on a thread of its own.</summary>
    [Fact]
    public void Tensors_OfRepeatedWork_TakeTheMemoryOfThoseBefore()
    {
        int[] sizes = [500_000, 3_000_000, 1_000_000, 2_000_000];
        List<long> faults = [];
        var thread = new Thread(() =>
        {
            set_num_threads(1);
            for (var round = 0; round < 40; round++)
                faults.Add(Faults(Work));
        });
        thread.Start();
        thread.Join();
        var pages = 2 * sizes.Sum() * sizeof(float) / Environment.SystemPageSize;
        Assert.True(faults[^10..].Average() < pages / 20, string.Join(' ', faults));

        void Work()
        {
            using var scope = NewDisposeScope();
            foreach (var size in sizes)
                (ones(size) + 1).Dispose();
        }
    }

    [Fact]
    public void HeapBytes_OfATensorHeldAndFreed_MoveToTheIdle()
    {
        const long size = 24L << 20, most = 1 << 20;
        var before = Engine.HeapBytes;
        var tensor = ones(size / sizeof(float));
        Assert.InRange(Engine.HeapBytes!.Value - before!.Value, size - most, size + most);
        var idle = Engine.IdleHeapBytes;
        tensor.Dispose();
        Assert.InRange(Engine.IdleHeapBytes!.Value - idle!.Value, size - most, size + most);
    }

    [Fact]
    public void SetNumThreads_OnThisThread_ReachesOpenBlas()
    {
        var isThere = NativeLibrary.TryLoad("libopenblas.so.0", out var library);
        Assert.SkipUnless(isThere, "This libtorch does not compute with OpenBLAS.");
        var threads = Marshal.GetDelegateForFunctionPointer<Count>(NativeLibrary.GetExport(library, "openblas_get_num_threads"));
        var before = get_num_threads();
        try
        {
            set_num_threads(2);
            Assert.Equal(2, threads());
            set_num_threads(1);
            Assert.Equal(1, threads());
        }
        finally
        {
            set_num_threads(before);
        }
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

    private static long Faults(Action work)
    {
        var before = ThreadUsage()[8];
        work();
        return ThreadUsage()[8] - before;
    }

    // The ninth number of struct rusage after its two times: page faults without input or output.
    private static long[] ThreadUsage()
    {
        const int ofThread = 1;
        var usage = new long[18];
        Assert.Equal(0, getrusage(ofThread, usage));
        return usage;
    }

    private delegate int Count();

    private static string? Getenv(string name) => Marshal.PtrToStringUTF8(getenv(name));

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint getenv(string name);

    [LibraryImport("libc")]
    private static partial int getrusage(int who, [Out] long[] usage);
}
