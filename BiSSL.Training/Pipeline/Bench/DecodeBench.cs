using System.Globalization;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times reading JPEG files to squares of the training size, beside torchvision on PIL on the same files in one process, and reading them again from
/// the cache. The files have the size and the detail of photographs, and lie in memory by the time they are timed.</summary>
public static class DecodeBench
{
    private const int Repetitions = 15;    // the compiler betters the code during the first
    private const int Pictures = 64;
    private const int Side = 96;

    private static readonly (int Width, int Height)[] s_sizes = [(500, 375), (512, 512), (1024, 683)];

    public static IEnumerable<DecodeTime> Run(BenchRequest request)
    {
        var place = new BenchPlace(request with { Threads = 1, Device = "cpu" });
        return s_sizes.Select(size => Time(size.Width, size.Height, place));
    }

    private static DecodeTime Time(int width, int height, BenchPlace place)
    {
        var folder = Directory.CreateTempSubdirectory("bissl-decode-");
        try
        {
            string[] files = [.. Enumerable.Range(0, Pictures).Select(i => Path.Combine(folder.FullName, $"{i:00}.jpg"))];
            foreach (var (i, file) in files.Index())
                File.WriteAllBytes(file, JpegEncoder.Encode(BenchPhoto.Draw(width, height, i), 90, fullColour: false));
            return Time(files, width, height, place, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DecodeTime Time(string[] files, int width, int height, BenchPlace place, string folder)
    {
        void Decode() => Array.ForEach(files, file => PictureFile.Read(file, Side));
        var rounds = Enumerable.Range(0, place.Rounds).Select(_ => (Ours: place.Seconds(Repetitions, Decode), Theirs: Torchvision(folder))).ToList();
        var cache = new DecodedCache(Path.Combine(folder, "cache"));
        cache.Load(files, Side, []).Pictures.Dispose();
        var cached = place.Seconds(Repetitions, () => cache.Load(files, Side, []).Pictures.Dispose());
        var seconds = Medians.Of(rounds.Select(r => r.Ours))!.Value;
        return new DecodeTime(
            width, height, Side, Pictures / seconds, Pictures / Medians.Of(rounds.Select(r => r.Theirs)), Medians.Of(rounds.Select(r => r.Theirs / r.Ours)), Pictures / cached);
    }

    private static double? Torchvision(string folder) =>
        Python.Run("torchvision_decode.py", [folder, $"{Side}", $"{Repetitions}"]) is [var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : null;
}
