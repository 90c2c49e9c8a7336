using System.Runtime.InteropServices;
using BiSSL.Training.Engine;
using static TorchSharp.torch;

namespace BiSSL.Tests.Engine;

public partial class ProcessMemoryTests
{
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
    public void Held_OfATensorHeldAndFreed_MoveToTheIdle()
    {
        const long size = 24L << 20, most = 1 << 20;
        var before = ProcessMemory.Held;
        var tensor = ones(size / sizeof(float));
        Assert.InRange(ProcessMemory.Held!.Value - before!.Value, size - most, size + most);
        var idle = ProcessMemory.Idle;
        tensor.Dispose();
        Assert.InRange(ProcessMemory.Idle!.Value - idle!.Value, size - most, size + most);
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

    [LibraryImport("libc")]
    private static partial int getrusage(int who, [Out] long[] usage);
}
