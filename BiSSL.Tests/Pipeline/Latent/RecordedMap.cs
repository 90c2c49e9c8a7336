using BiSSL.Training.Pipeline.Reporting.Maps;

namespace BiSSL.Tests.Pipeline.Latent;

/// <summary>Remembers what the maker of a map told.</summary>
internal sealed class RecordedMap : IMapReporter
{
    /// <summary>Called at every progress.</summary>
    public Action<MapProgress> At { get; init; } = _ => { };

    public List<MapProgress> Told { get; } = [];

    public int[] Labels { get; private set; } = [];

    public int[] Images { get; private set; } = [];

    public Dictionary<int, (float[] X, float[] Y)> Planes { get; } = [];

    public Dictionary<int, MapFrame> Frames { get; } = [];

    public Dictionary<int, (int[] Indices, float[] Distances)> Near { get; } = [];

    public List<byte[]> Sheets { get; } = [];

    public MapResult? Made { get; private set; }

    public void Progress(MapProgress progress)
    {
        Told.Add(progress);
        At(progress);
    }

    public void Points(int[] labels, int[] images) => (Labels, Images) = (labels, images);

    public void Positions(int frame, float[] x, float[] y, bool isLast) => Planes[frame] = ([.. x], [.. y]);

    public void Frame(int frame, MapFrame points) => Frames[frame] = points;

    public void Neighbours(int frame, int[] indices, float[] distances) => Near[frame] = (indices, distances);

    public void Thumbnails(int sheet, byte[] jpeg) => Sheets.Add(jpeg);

    public void Result(MapResult result) => Made = result;
}
