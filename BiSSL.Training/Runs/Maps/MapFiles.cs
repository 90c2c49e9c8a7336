using System.Runtime.InteropServices;
using BiSSL.Training.Pipeline.Reporting.Maps;

namespace BiSSL.Training.Runs.Maps;

/// <summary>
/// The files of one map, little-endian and without headers (docs/maps.md). Each is replaced as a whole, so that a reader meets the old one or the new one.
/// </summary>
/// <param name="folder">The map's own folder.</param>
public sealed class MapFiles(string folder)
{
    private const int Number = sizeof(int);

    public string Points => At("points.i32");

    public string Positions(int frame) => At($"positions-{frame}.f32");

    public string Frame(int frame) => At($"frame-{frame}.bin");

    public string Neighbours(int frame) => At($"neighbours-{frame}.i32");

    public string Distances(int frame) => At($"neighbours-{frame}.f32");

    public string Thumbnails(int sheet) => At($"thumbnails-{sheet}.jpg");

    /// <summary>Labels (N) and numbers within the split (N) of the points.</summary>
    /// <exception cref="UserError">They are not there yet; likewise for every reader below.</exception>
    public (int[] Labels, int[] Images) ReadPoints()
    {
        int[] all = Numbers<int>(Points);
        return (all[..(all.Length / 2)], all[(all.Length / 2)..]);
    }

    /// <summary>x and y of every point, alternating: (N, 2).</summary>
    public float[] ReadPositions(int frame) => Numbers<float>(Positions(frame));

    /// <summary>What is known of each point in one frame.</summary>
    public MapFrame ReadFrame(int frame)
    {
        int[] all = Numbers<int>(Frame(frame));
        int n = all.Length / 5;
        int[] Whole(int part) => all[(part * n)..((part + 1) * n)];
        float[] Real(int part) => MemoryMarshal.Cast<int, float>(Whole(part)).ToArray();
        return new MapFrame(Whole(0), Real(1), Whole(2), Real(3), Whole(4));
    }

    /// <summary>The nearest neighbours of one point in one frame, nearest first.</summary>
    /// <param name="k">As the map's result tells.</param>
    public (int[] Points, float[] Distances) ReadNeighbours(int frame, int point, int k) =>
        (Numbers<int>(Neighbours(frame), (long)point * k, k), Numbers<float>(Distances(frame), (long)point * k, k));

    internal void WritePoints(int[] labels, int[] images) => Write(Points, Bytes(labels), Bytes(images));

    internal void WritePositions(int frame, float[] x, float[] y)
    {
        var both = new float[2 * x.Length];
        for (int i = 0; i < x.Length; i++)
            (both[2 * i], both[(2 * i) + 1]) = (x[i], y[i]);
        Write(Positions(frame), Bytes(both));
    }

    internal void WriteFrame(int frame, MapFrame points) => Write(
        Frame(frame), Bytes(points.KnnLabels), Bytes(points.KnnShares), Bytes(points.Predictions), Bytes(points.Confidences), Bytes(points.Clusters));

    internal void WriteNeighbours(int frame, int[] indices, float[] distances)
    {
        Write(Neighbours(frame), Bytes(indices));
        Write(Distances(frame), Bytes(distances));
    }

    internal void WriteThumbnails(int sheet, byte[] jpeg) => Write(Thumbnails(sheet), jpeg);

    internal void Delete()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string At(string name) => Path.Combine(folder, name);

    private static byte[] Bytes<T>(T[] values)
        where T : struct => MemoryMarshal.AsBytes<T>(values).ToArray();

    private static T[] Numbers<T>(string path, long from = 0, long? count = null)
        where T : struct
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var numbers = new T[count ?? file.Length / Number];
            file.Position = from * Number;
            file.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
            return numbers;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read ({FileFault.Why(path, e)}); the map may not be so far yet.", e);
        }
    }

    private void Write(string path, params byte[][] parts)
    {
        string temporary = path + ".tmp";
        try
        {
            Directory.CreateDirectory(folder);
            using (FileStream file = File.Create(temporary))
            {
                foreach (byte[] part in parts)
                    file.Write(part);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineError($"{path} cannot be written ({FileFault.Why(path, e)}); check the disk, its free space and your rights.", e);
        }
    }
}
