using BiSSL.Training.Data.Imaging;

namespace BiSSL.Tests.Data.Fixtures;

/// <summary>JPEG files of one colour that tells a class.</summary>
internal static class Photo
{
    private const int Width = 20;
    private const int Height = 16;

    /// <summary>Red, green and blue of a class.</summary>
    public static byte[] Colour(int number) => [(byte)(30 + number * 37 % 200), (byte)(30 + number * 91 % 200), (byte)(30 + number * 53 % 200)];

    /// <summary>Writes the picture, and the folders it lies in.</summary>
    public static void Write(string path, int number)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var colour = Colour(number);
        var pixels = Enumerable.Range(0, 3 * Width * Height).Select(i => colour[i % 3]).ToArray();
        File.WriteAllBytes(path, JpegEncoder.Encode(new RgbImage(Width, Height, pixels), 100));
    }
}
