namespace BiSSL.Training.Pipeline.Reporting.Maps;

/// <summary>Where the maker of a map puts what it has. Readers may look at any time and always find whole files.</summary>
public interface IMapReporter
{
    /// <summary>How far it is; only the newest is kept, and it may be called as often as one likes.</summary>
    void Progress(MapProgress progress);

    /// <summary>Labels (N) and numbers within the split (N) of the points.</summary>
    void Points(int[] labels, int[] images);

    /// <summary>A frame's positions: x and y (N). Unless they are the last, it may be called as often as one likes.</summary>
    void Positions(int frame, float[] x, float[] y, bool isLast);

    /// <summary>What is known of a frame's points.</summary>
    void Frame(int frame, MapFrame points);

    /// <summary>A frame's nearest neighbours in full dimension, nearest first: numbers and distances (N · K), row by row.</summary>
    void Neighbours(int frame, int[] indices, float[] distances);

    /// <summary>A sheet of thumbnails as JPEG.</summary>
    void Thumbnails(int sheet, byte[] jpeg);

    /// <summary>What the map holds so far.</summary>
    void Result(MapResult result);
}
