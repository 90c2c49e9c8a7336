using static TorchSharp.torch;

namespace BiSSL.Training.Data.Readers;

/// <summary>Writes one image, 3·side·side bytes channel by channel. Called from several threads.</summary>
internal delegate void PixelWriter(int index, Span<byte> pixels);

/// <summary>Fills a tensor with images of one size, some hundred at a time, each of them on any thread.</summary>
internal static class PixelLoader
{
    private const int Chunk = 256;

    /// <returns>uint8 (count, 3, side, side) on the CPU.</returns>
    public static Tensor Load(int count, int side, PixelWriter write)
    {
        var images = empty([count, 3, side, side], ScalarType.Byte);
        var length = 3 * side * side;
        var buffer = new byte[Chunk * length];
        for (var first = 0; first < count; first += Chunk)
        {
            var written = Math.Min(Chunk, count - first);
            ManyThreads.For(written, i => write(first + i, buffer.AsSpan(i * length, length)));
            using var part = images.narrow(0, first, written);
            buffer.AsSpan(0, written * length).CopyTo(part.bytes);
        }
        return images;
    }
}
