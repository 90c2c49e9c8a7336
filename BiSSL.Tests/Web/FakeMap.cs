using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Tests.Web;

/// <summary>
/// A map without features: classes on a ring that draw apart from its first frame to its second. Images asks for the number of points; more iterations than
/// a thousand never end; too few images for the perplexity fail.
/// </summary>
internal static class FakeMap
{
    public const int Classes = 10, Neighbours = 5;

    private const int Points = 600, Frames = 2, PerSheet = 256, Updates = 10;

    // Four colours on 16 x 16 pixels.
    private const string Thumbnails =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2"
        + "NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABQP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
        + "FQEBAQAAAAAAAAAAAAAAAAAAAAP/xAAfEQAAAwkAAAAAAAAAAAAAAAAAERICAwQFFCFBUcH/2gAMAwEAAhEDEQA/ACiCJci2KpOCE5O8JdtdH//Z";

    public static int Make(string run, string map, string folder)
    {
        using MapSession session = MapSession.Begin(RunStore.Open(folder, TimeProvider.System), run, map);
        MapOptions options = session.Map.Options;
        int n = options.Images > 0 ? options.Images : Points;
        if (n <= 3 * options.Perplexity)
            session.End(MapState.Failed, $"A perplexity of {options.Perplexity} needs more than {3 * options.Perplexity} images, and there are {n}.");
        else
            session.End(Write(session, n, options.Iterations) ? MapState.Completed : MapState.Cancelled);
        return 0;
    }

    /// <summary>A finished map of a run, made here and now.</summary>
    public static MapRecord Of(RunStore store, string run, MapOptions? options = null)
    {
        MapRecord map = new MapStore(store).Add(run, options ?? new MapOptions());
        Make(run, map.Id, store.Paths.Root);
        return new MapStore(store).Get(run, map.Id);
    }

    /// <summary>The label of a point.</summary>
    public static int Label(int point) => point % Classes;

    /// <summary>What a point's neighbours say: in the first frame the class of every sixth is taken for the next one, in the second of every eleventh.</summary>
    public static int Knn(int frame, int point) => point % (frame == 0 ? 6 : 11) == 0 ? (Label(point) + 1) % Classes : Label(point);

    private static bool Write(MapSession session, int n, int iterations)
    {
        int[] points = [.. Enumerable.Range(0, n)];
        session.Points([.. points.Select(Label)], [.. points.Select(point => 2 * point)]);
        int sheets = (n + PerSheet - 1) / PerSheet;
        for (int sheet = 0; sheet < sheets; sheet++)
            session.Thumbnails(sheet, Convert.FromBase64String(Thumbnails));
        session.Result(Result(n, sheets, null));
        for (int frame = 0; frame < Frames; frame++)
        {
            WriteFrame(session, frame, n);
            if (!Place(session, frame, n, iterations))
                return false;
        }

        session.Result(Result(n, sheets, new FrameNumbers { Knn = new(0.75, $"{n} images, k = 20"), Trustworthiness = new(0.98, $"{n} images, k = 12") }));
        return true;
    }

    private static void WriteFrame(MapSession session, int frame, int n)
    {
        int[] points = [.. Enumerable.Range(0, n)];
        session.Frame(frame, new MapFrame(
            [.. points.Select(point => Knn(frame, point))], [.. points.Select(point => 0.5f + (point % 5 / 10f))],
            [.. points.Select(point => -1)], new float[n], [.. points.Select(point => point % 4)]));
        session.Neighbours(
            frame,
            [.. points.SelectMany(point => Enumerable.Range(1, Neighbours).Select(k => (point + (k * (frame + Classes))) % n))],
            [.. points.SelectMany(_ => Enumerable.Range(1, Neighbours).Select(k => k / 10f))]);
    }

    private static bool Place(MapSession session, int frame, int n, int iterations)
    {
        bool forEver = iterations > 1000;
        for (int update = 1; update <= Updates || forEver; update++)
        {
            double apart = Math.Min(1.0, update / (double)Updates) * (frame + 1);
            double[] angles = [.. Enumerable.Range(0, n).Select(point => 2 * Math.PI * Label(point) / Classes)];
            float[] x = [.. angles.Select((angle, i) => (float)((apart * Math.Cos(angle)) + (Math.Sin(i * 12.9898) * 0.3)))];
            float[] y = [.. angles.Select((angle, i) => (float)((apart * Math.Sin(angle)) + (Math.Sin(i * 78.233) * 0.3)))];
            session.Positions(frame, x, y, isLast: update == Updates);
            session.Progress(new MapProgress(MapPhase.Positions, frame, Frames, Math.Min(update, Updates) * iterations / Updates, iterations, 3.0 / update));
            if (session.Cancelled.WaitHandle.WaitOne(forEver ? 100 : 10))
                return false;
        }

        return true;
    }

    private static MapResult Result(int n, int sheets, FrameNumbers? numbers) => new()
    {
        K = Neighbours,
        N = n,
        D = 64,
        Split = "test",
        Seed = 0,
        Classes = [.. Enumerable.Range(0, Classes).Select(i => i == 0 ? "<img src=x>" : i == 1 ? "=lotus" : $"flower {i}")],
        Frames = [new("Pretext", "seed 0/pretext", "pretext", 100, numbers), new("BiSSL", "seed 0/bissl", "bissl", 200, numbers)],
        Pairs = [new(0, 1, new(0.4, "k = 20"), new(0.9, $"{n} images"), 2, 1)],
        Sheets = sheets,
    };
}
