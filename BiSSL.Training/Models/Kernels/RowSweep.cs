using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace BiSSL.Training.Models.Kernels;

/// <summary>Sweeps over g, x and ẋ as rows of so many channels, in blocks that do not depend on the number of threads, so that no sum does.</summary>
internal sealed unsafe class RowSweep<T>(nint g, nint x, nint dx, int channels, long rows)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const long Block = 1 << 14, FewestRows = 64;                       // numbers of a block: worth a call, and many more than its sums
    private readonly long _rowsOfBlock = Math.Max(FewestRows, Block / channels);

    /// <summary>Of every channel: n, Σ ẋ, Σ ẋ (x − mean), Σ ẋ g, block after block in double precision.</summary>
    public (long Count, double[] Along, double[] Centred, double[] Product) Sums(T[] mean)
    {
        var (size, blocks) = (3 * channels, Blocks);
        var parts = new T[blocks * size];
        Each(block =>
        {
            fixed (T* part = &parts[block * size], centre = mean)
                Add(block, centre, part);
        });
        var sums = new double[size];
        for (var i = 0; i < parts.Length; i++)
            sums[i % size] += double.CreateTruncating(parts[i]);
        return (rows, sums[..channels], sums[channels..(2 * channels)], sums[(2 * channels)..]);
    }

    /// <summary>byGrad = a₀ + a₁ ẋ + a₂ x and byX = b₀ + b₁ g + b₂ ẋ + b₃ x.</summary>
    /// <param name="slopes">a₀ a₁ a₂ b₀ b₁ b₂ b₃, [7 · C].</param>
    public void Write(T[] slopes, nint byGrad, nint byX) => Each(block =>
    {
        fixed (T* by = slopes)
            for (long row = block * _rowsOfBlock, end = Math.Min(rows, row + _rowsOfBlock); row < end; row++)
                WriteRow((T*)g + (row * channels), (T*)x + (row * channels), (T*)dx + (row * channels), by, (T*)byGrad + (row * channels), (T*)byX + (row * channels));
    });

    private int Blocks => (int)((rows + _rowsOfBlock - 1) / _rowsOfBlock);

    private void Each(Action<int> work)
    {
        var threads = torch.get_num_threads();
        if (threads == 1 || Blocks == 1)
            for (var block = 0; block < Blocks; block++)
                work(block);
        else
            Parallel.For(0, Blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
    }

    /// <summary>The sums of a vector's channels stay in registers over all rows of the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int block, T* centre, T* part)
    {
        long first = block * _rowsOfBlock, count = Math.Min(_rowsOfBlock, rows - first), at = first * channels;
        var c = 0;
        for (; c + Vector<T>.Count <= channels; c += Vector<T>.Count)
        {
            Vector<T> along = default, centred = default, product = default, mean = Read(centre + c);
            T* pg = (T*)g + at + c, px = (T*)x + at + c, pd = (T*)dx + at + c;
            for (long row = 0; row < count; row++, pg += channels, px += channels, pd += channels)
            {
                var d = Read(pd);
                along += d;
                centred += d * (Read(px) - mean);
                product += d * Read(pg);
            }
            Put(part + c, along);
            Put(part + channels + c, centred);
            Put(part + (2 * channels) + c, product);
        }
        for (; c < channels; c++)
            AddChannel(at + c, count, centre[c], part + c);
    }

    private void AddChannel(long at, long count, T mean, T* part)
    {
        for (long row = 0; row < count; row++, at += channels)
        {
            var d = ((T*)dx)[at];
            part[0] += d;
            part[channels] += d * (((T*)x)[at] - mean);
            part[2 * channels] += d * ((T*)g)[at];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteRow(T* pg, T* px, T* pd, T* by, T* byGrad, T* byX)
    {
        var c = 0;
        for (; c + Vector<T>.Count <= channels; c += Vector<T>.Count)
        {
            Vector<T> vg = Read(pg + c), vx = Read(px + c), vd = Read(pd + c);
            Put(byGrad + c, Read(by + c) + (Read(by + channels + c) * vd) + (Read(by + (2 * channels) + c) * vx));
            Put(byX + c, Read(by + (3 * channels) + c) + (Read(by + (4 * channels) + c) * vg) + (Read(by + (5 * channels) + c) * vd) + (Read(by + (6 * channels) + c) * vx));
        }
        for (; c < channels; c++)
        {
            byGrad[c] = by[c] + (by[channels + c] * pd[c]) + (by[(2 * channels) + c] * px[c]);
            byX[c] = by[(3 * channels) + c] + (by[(4 * channels) + c] * pg[c]) + (by[(5 * channels) + c] * pd[c]) + (by[(6 * channels) + c] * px[c]);
        }
    }

    private static Vector<T> Read(T* from) => Unsafe.ReadUnaligned<Vector<T>>(from);

    private static void Put(T* to, Vector<T> values) => Unsafe.WriteUnaligned(to, values);
}
