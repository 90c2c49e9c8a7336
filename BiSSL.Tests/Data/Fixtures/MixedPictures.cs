using BiSSL.Training.Data;
using BiSSL.Training.Data.Randomness;
using static TorchSharp.torch;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>Smooth coloured pictures of given sizes, each another one.</summary>
internal static class MixedPictures
{
    /// <summary>Square, wide, high, very wide, very high, and a single pixel.</summary>
    public static readonly PictureSize[] Sizes = [new(48, 48), new(64, 48), new(48, 64), new(200, 20), new(20, 200), new(1, 1)];

    public static PictureStore Store(params PictureSize[] sizes) => new(tensor(sizes.Index().SelectMany(size => Bytes(size.Item, size.Index)).ToArray()), sizes);

    /// <summary>The bytes of one picture of a store.</summary>
    public static byte[] Bytes(PictureStore store, int picture)
    {
        using var pixels = store.Pixels.narrow(0, store.Offset(picture), store.Sizes[picture].Bytes);
        return pixels.bytes.ToArray();
    }

    private static byte[] Bytes(PictureSize size, int number)
    {
        var draws = new Draws(number, "pictures");
        var waves = Enumerable.Range(0, 3).Select(_ => (X: draws.Uniform(0.05, 0.6), Y: draws.Uniform(0.05, 0.6), Phase: draws.Uniform(0, 6))).ToArray();
        var bytes = new byte[size.Bytes];
        for (var i = 0; i < bytes.Length; i++)
        {
            var (channel, y, x) = (i / size.Width / size.Height, i / size.Width % size.Height, i % size.Width);
            bytes[i] = (byte)(127.5 + (127 * Math.Sin((waves[channel].X * x) + (waves[channel].Y * y) + waves[channel].Phase)));
        }
        return bytes;
    }
}
