using BiSSL.Training.Data.Imaging;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Pictures with structure at every scale, as photographs have it: noise on grids from coarse to fine whose strength falls with their pitch.</summary>
internal static class BenchPhoto
{
    private const int Finest = 2;
    private const int Coarsest = 128;

    public static RgbImage Draw(int width, int height, int number)
    {
        var levels = new float[3 * width * height];
        for (var pitch = Coarsest; pitch >= Finest; pitch /= 2)
            Add(levels, width, height, pitch, 9 * MathF.Sqrt(pitch) / MathF.Sqrt(Finest), new Random(number * 1000 + pitch));
        return new RgbImage(width, height, Array.ConvertAll(levels, level => (byte)Math.Clamp(128 + level, 0, 255)));
    }

    private static void Add(float[] levels, int width, int height, int pitch, float strength, Random random)
    {
        var across = (width / pitch) + 2;
        var grid = Enumerable.Range(0, 3 * across * ((height / pitch) + 2)).Select(_ => strength * (random.NextSingle() - 0.5f)).ToArray();
        for (var i = 0; i < levels.Length; i++)
        {
            var (pixel, channel) = Math.DivRem(i, 3);
            var (y, x) = Math.DivRem(pixel, width);
            var (u, v) = ((float)x % pitch / pitch, (float)y % pitch / pitch);
            float At(int right, int down) => grid[(3 * ((((y / pitch) + down) * across) + (x / pitch) + right)) + channel];
            levels[i] += ((1 - v) * (((1 - u) * At(0, 0)) + (u * At(1, 0)))) + (v * (((1 - u) * At(0, 1)) + (u * At(1, 1))));
        }
    }
}
