using BiSSL.Benchmarks.Stage;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Benchmarks.Latent;

/// <summary>A map of any size, without features: a hundred classes as clouds that draw apart from its first frame to its second.</summary>
internal static class LargeMap
{
    private const int Classes = 100, Frames = 2;

    /// <summary>A finished map.</summary>
    /// <returns>The run it belongs to.</returns>
    public static string Add(RunStore store, int points)
    {
        string run = store.Create(SampleRuns.Demo("latent")).Id;
        MapRecord map = new MapStore(store).Add(run, new MapOptions());
        using MapSession session = MapSession.Begin(store, run, map.Id);
        int[] labels = [.. Enumerable.Range(0, points).Select(i => i % Classes)];
        session.Points(labels, [.. Enumerable.Range(0, points)]);
        for (int frame = 0; frame < Frames; frame++)
        {
            float[] noise = [.. Noise(2 * points)];
            session.Positions(frame, Places(labels, frame, noise[..points], Math.Cos), Places(labels, frame, noise[points..], Math.Sin), isLast: true);
            session.Frame(frame, new MapFrame([.. labels.Select((label, i) => noise[i] > 2 ? (label + 1) % Classes : label)], [.. noise.Select(x => Math.Min(1, Math.Abs(x))).Take(points)], [.. labels.Select(_ => -1)], new float[points], labels));
        }

        session.Result(new MapResult
        {
            K = 20, N = points, D = 128, Split = "test", Seed = 0, Classes = [.. Enumerable.Range(0, Classes).Select(i => $"class {i}")],
            Frames = [new("Pretext", "seed 0/pretext", "pretext", 1), new("BiSSL", "seed 0/bissl", "bissl", 1)],
        });
        session.End(MapState.Completed);
        return run;
    }

    private static float[] Places(int[] labels, int frame, float[] noise, Func<double, double> side) =>
        [.. labels.Select((label, i) => (float)((20 * (frame + 1) * (1 - (label % 3 / 5.0)) * side(2 * Math.PI * label / Classes)) + (3 * noise[i])))];

    // Standard normal, by Box and Muller.
    private static IEnumerable<float> Noise(int count)
    {
        var random = new Random(1);
        return Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
    }
}
