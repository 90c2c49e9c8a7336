using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;
using BiSSL.Web.Components.Charts;

namespace BiSSL.Web.Catalog.Maps;

/// <summary>Which files of a map are there, frame by frame.</summary>
/// <param name="Positions">A number that is another one whenever the frame's positions are; 0 for none.</param>
public sealed record MapReady(bool Points, bool Thumbnails, Several<long> Positions, Several<bool> Frames, Several<bool> Neighbours)
{
    public static MapReady Of(MapFiles files, MapResult? result)
    {
        int[] frames = [.. Enumerable.Range(0, result?.Frames.Count ?? 0)];
        return new(
            File.Exists(files.Points),
            result is { Sheets: > 0 } && File.Exists(files.Thumbnails(result.Sheets - 1)),
            [.. frames.Select(frame => Version(files.Positions(frame)))],
            [.. frames.Select(frame => File.Exists(files.Frame(frame)))],
            [.. frames.Select(frame => File.Exists(files.Distances(frame)))]);
    }

    private static long Version(string path) => File.Exists(path) ? new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds() : 0;
}
