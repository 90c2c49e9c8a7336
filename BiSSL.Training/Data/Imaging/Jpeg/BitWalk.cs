using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BiSSL.Training.Data.Imaging.Jpeg;

/// <summary>Walks over the bits of one stretch of a JPEG's entropy-coded data without looking at their values.</summary>
/// <param name="data">Without stuffed zeros, and with <see cref="Padding"/> bytes of zeros behind.</param>
/// <param name="length">Bytes of the stretch.</param>
internal ref struct BitWalk(ReadOnlySpan<byte> data, int length)
{
    public const int Padding = 2 * sizeof(ulong);

    private const int MostOfAStep = 32;
    private const int LastCoefficient = 63;
    private const int Amplitude = 15;

    private readonly ReadOnlySpan<byte> _data = data;
    private ulong _bits;                                   // what comes next, from the highest bit on
    private int _count;                                    // of these, how many are sure
    private int _position;
    private int _endOfBlocks;

    /// <summary>Whether more was walked over than there is.</summary>
    public readonly bool IsOver => (8L * _position) - _count > 8L * length;

    /// <summary>Whole bytes that are left.</summary>
    public readonly int BytesLeft => (int)(((8L * length) - ((8L * _position) - _count)) / 8);

    /// <summary>A block of a sequential scan: the mean's amplitude, then those of the other coefficients (F.2.2). It takes nearly all the time, so it keeps in
    /// variables what the others read from fields.</summary>
    /// <returns>Whether it can be one.</returns>
    public bool Block(HuffmanTable means, HuffmanTable others)
    {
        if (Step(means) == 0)
            return false;
        var (bits, count, k) = (_bits, _count, 1);
        ref var shorts = ref MemoryMarshal.GetReference(others.Short);
        while (k <= LastCoefficient)
        {
            if (count < MostOfAStep)
            {
                bits |= BinaryPrimitives.ReadUInt64BigEndian(_data[Math.Min(_position, length + sizeof(ulong))..]) >> count;
                var bytes = (63 - count) >> 3;
                _position += bytes;
                count += bytes << 3;
            }
            int step = Unsafe.Add(ref shorts, (nint)(bits >> (64 - HuffmanTable.ShortBits)));
            if (step == 0 && (step = others.Long(bits)) == 0)
                return false;
            bits <<= step;
            count -= step & byte.MaxValue;
            if (step <= byte.MaxValue)                     // the symbol 0: no more in this block
                break;
            k += (step >> 12) + 1;
        }
        (_bits, _count) = (bits, count);
        return k <= LastCoefficient + 1;
    }

    /// <summary>The mean of a block in the first scan of a progressive JPEG.</summary>
    public bool Mean(HuffmanTable means) => Step(means) != 0;

    /// <summary>One bit, as scans that refine means have for every block.</summary>
    public bool Bit()
    {
        Fill();
        Drop(1);
        return true;
    }

    /// <summary>A block of a progressive scan that brings a band of coefficients for the first time (G.1.2.2).</summary>
    public bool Band(HuffmanTable table, int first, int last)
    {
        if (_endOfBlocks > 0)
        {
            _endOfBlocks--;
            return true;
        }
        var k = first;
        while (k <= last)
        {
            var step = Step(table);
            if (step == 0)
                return false;
            var (run, size) = (step >> 12, (step >> 8) & Amplitude);
            if (size == 0 && run < Amplitude)
                return EndOfBlocks(run);
            k += run + 1;
        }
        return k == last + 1;
    }

    private bool EndOfBlocks(int run)
    {
        Fill();
        _endOfBlocks = (1 << run) - 1 + (run == 0 ? 0 : (int)(_bits >> (64 - run)));
        Drop(run);
        return true;
    }

    private int Step(HuffmanTable table)
    {
        Fill();
        var step = table.Short[(int)(_bits >> (64 - HuffmanTable.ShortBits))];
        if (step == 0)
            step = table.Long(_bits);
        Drop(step);
        return step;
    }

    /// <param name="step">Bits in the low byte, fewer than 64.</param>
    private void Drop(int step)
    {
        _bits <<= step;
        _count -= step & byte.MaxValue;
    }

    private void Fill()
    {
        if (_count >= MostOfAStep)
            return;
        var at = Math.Min(_position, length + sizeof(ulong));
        _bits |= BinaryPrimitives.ReadUInt64BigEndian(_data[at..]) >> _count;
        var bytes = (63 - _count) / 8;
        (_position, _count) = (_position + bytes, _count + (8 * bytes));
    }
}
