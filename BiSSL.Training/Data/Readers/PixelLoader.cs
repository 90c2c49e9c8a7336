using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>Writes one image, 3·side·side bytes channel by channel. Returns whether there was one. Called from several threads.</summary>
internal delegate bool PixelWriter(int index, Span<byte> pixels);

/// <summary>Fills a tensor with images, some hundred at a time, each of them on any thread.</summary>
internal static class PixelLoader
{
    private const int Chunk = 256;

    /// <returns>uint8 (kept, 3, side, side) on the CPU, and which images there were.</returns>
    public static (Tensor Images, int[] Kept) Load(int count, int side, PixelWriter write)
    {
        using var scope = NewDisposeScope();
        var images = empty([count, 3, side, side], ScalarType.Byte);
        var kept = new List<int>(count);
        var length = 3 * side * side;
        var buffer = new byte[Chunk * length];
        for (var first = 0; first < count; first += Chunk)
        {
            var present = WriteChunk(first, Math.Min(Chunk, count - first), buffer, length, write);
            if (present.Length == 0)
                continue;
            Gather(buffer, present, length).CopyTo(images.narrow(0, kept.Count, present.Length).bytes);
            kept.AddRange(present.Select(i => first + i));
        }
        return (images.narrow(0, 0, kept.Count).MoveToOuterDisposeScope(), [.. kept]);
    }

    private static int[] WriteChunk(int first, int count, byte[] buffer, int length, PixelWriter write)
    {
        var present = new bool[count];
        try
        {
            Parallel.For(0, count, i => present[i] = write(first + i, buffer.AsSpan(i * length, length)));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
        return [.. Enumerable.Range(0, count).Where(i => present[i])];
    }

    /// <summary>Closes the gaps in the buffer.</summary>
    private static Span<byte> Gather(byte[] buffer, int[] present, int length)
    {
        for (var i = 0; i < present.Length; i++)
        {
            if (present[i] != i)
                buffer.AsSpan(present[i] * length, length).CopyTo(buffer.AsSpan(i * length));
        }
        return buffer.AsSpan(0, present.Length * length);
    }
}
