using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>
/// Pixels of pictures, one after the other, that become one tensor in the end without lying in memory twice: they wait in blocks, each of which is given back as soon as it is copied.
/// Tensors belong to the caller's dispose scope.
/// </summary>
internal sealed class PixelBlocks
{
    /// <summary>Bytes of a block: more than malloc ever keeps for itself (32 MiB), so that the system has it back at once.</summary>
    private const int Size = 1 << 26;

    private readonly List<Tensor> _blocks = [];
    private long _count;

    public void Add(ReadOnlySpan<byte> pixels)
    {
        while (pixels.Length > 0)
        {
            var used = (int)(_count % Size);
            if (used == 0)
                _blocks.Add(empty([Size], ScalarType.Byte));
            var part = pixels[..Math.Min(pixels.Length, Size - used)];
            part.CopyTo(_blocks[^1].bytes[used..]);
            _count += part.Length;
            pixels = pixels[part.Length..];
        }
    }

    /// <summary>All of them, uint8 (n). The blocks are gone then.</summary>
    public Tensor Join()
    {
        var all = empty([_count], ScalarType.Byte);
        foreach (var (number, block) in _blocks.Index())
        {
            var first = (long)number * Size;
            using var part = all.narrow(0, first, Math.Min(Size, _count - first));
            block.bytes[..(int)part.numel()].CopyTo(part.bytes);
            block.Dispose();
        }
        _blocks.Clear();
        return all;
    }
}
