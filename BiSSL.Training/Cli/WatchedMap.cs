using System.Globalization;
using BiSSL.Training.Pipeline.Reporting.Maps;

namespace BiSSL.Training.Cli;

/// <summary>Passes on what the maker of a map has, and now and then writes a line on how far it is.</summary>
internal sealed class WatchedMap(IMapReporter map, TextWriter lines, TimeProvider time) : IMapReporter
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(2);

    private long _told;
    private (MapPhase, int) _at = (MapPhase.Starting, -1);

    public void Progress(MapProgress progress)
    {
        map.Progress(progress);
        if (_at == (progress.Phase, progress.Frame) && time.GetElapsedTime(_told) < s_pace)
            return;
        (_at, _told) = ((progress.Phase, progress.Frame), time.GetTimestamp());
        lines.WriteLine(Describe(progress));
    }

    public void Points(int[] labels, int[] images) => map.Points(labels, images);

    public void Positions(int frame, float[] x, float[] y, bool isLast) => map.Positions(frame, x, y, isLast);

    public void Frame(int frame, MapFrame points) => map.Frame(frame, points);

    public void Neighbours(int frame, int[] indices, float[] distances) => map.Neighbours(frame, indices, distances);

    public void Thumbnails(int sheet, byte[] jpeg) => map.Thumbnails(sheet, jpeg);

    public void Result(MapResult result) => map.Result(result);

    private static string Describe(MapProgress p)
    {
        var where = p.Frames > 0 ? $"{p.Phase.ToString().ToLowerInvariant()}, frame {p.Frame + 1} of {p.Frames}" : p.Phase.ToString().ToLowerInvariant();
        var iteration = p.Iteration > 0 ? $", iteration {p.Iteration} of {p.Iterations}" : "";
        return where + iteration + (p.Divergence is { } kl ? string.Create(CultureInfo.InvariantCulture, $", divergence {kl:0.000}") : "");
    }
}
