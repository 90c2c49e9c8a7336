using System.Globalization;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Times reading JPEG files as a run keeps them, whole at twice the training size, by each decoder that is installed, beside torchvision on PIL doing the
/// same with the same files in one process, and reading them again from the cache. The files have the size and the detail of photographs, and lie in memory by the
/// time they are timed.</summary>
public static class DecodeBench
{
    private const int Repetitions = 15;    // the compiler betters the code during the first
    private const int Pictures = 64;
    private const int Side = 192;

    private static readonly (int Width, int Height)[] s_sizes = [(500, 375), (512, 512), (1024, 683)];

    private static readonly PictureDecoding[] s_ways =
    [
        new(Side),
        .. TurboJpeg.IsInstalled ? [new PictureDecoding(Side) { Jpeg = JpegDecoder.Turbo }] : Array.Empty<PictureDecoding>(),
    ];

    public static IEnumerable<DecodeTime> Run(BenchRequest request)
    {
        var place = new BenchPlace(request with { Threads = 1, Device = "cpu" });
        return s_sizes.SelectMany(size => Time(size.Width, size.Height, place));
    }

    private static List<DecodeTime> Time(int width, int height, BenchPlace place)
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

    private static List<DecodeTime> Time(string[] files, int width, int height, BenchPlace place, string folder)
    {
        var rounds = Enumerable.Range(0, place.Rounds).Select(_ => (Ours: Array.ConvertAll(s_ways, how => Seconds(files, how, place)), Theirs: Torchvision(folder))).ToList();
        var theirs = Pictures / Medians.Of(rounds.Select(round => round.Theirs));
        var cached = Pictures / Cached(files, new DecodedCache(Path.Combine(folder, "cache")), place);
        return
        [
            .. s_ways.Select((how, i) => new DecodeTime(
                width, height, Side, $"{how.Jpeg}", Pictures / Medians.Of(rounds.Select(round => round.Ours[i]))!.Value, theirs, Medians.Of(rounds.Select(round => round.Theirs / round.Ours[i])), cached)),
        ];
    }

    private static double Seconds(string[] files, PictureDecoding how, BenchPlace place) =>
        place.Seconds(Repetitions, () => Array.ForEach(files, file => PictureFile.Read(file, how)));

    private static double Cached(string[] files, DecodedCache cache, BenchPlace place)
    {
        void Load() => cache.Load(files, new PictureDecoding(Side), []).Pictures.Dispose();
        Load();
        return place.Seconds(Repetitions, Load);
    }

    private static double? Torchvision(string folder) =>
        Python.Run("torchvision_decode.py", [folder, $"{Side}", $"{Repetitions}"]) is [var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : null;
}
