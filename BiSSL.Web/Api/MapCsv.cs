using System.Text;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Api;

/// <summary>A map as text, a point a line. What is not known yet is empty.</summary>
internal static class MapCsv
{
    private static readonly string[] s_columns = ["x", "y", "knn", "knnShare", "prediction", "confidence", "cluster"];

    public static async Task Write(Stream body, MapFiles files, MapResult result)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        (int[] labels, int[] images) = files.ReadPoints();
        Frame[] frames = [.. Enumerable.Range(0, result.Frames.Count).Select(frame => Frame.Read(files, frame))];
        var table = new CsvTable(["point", "image", "label", "class", .. result.Frames.SelectMany(frame => s_columns.Select(column => $"{frame.Title}: {column}"))]);
        await text.WriteAsync(table.Head);
        for (int i = 0; i < labels.Length; i++)
        {
            string name = labels[i] >= 0 && labels[i] < result.Classes.Count ? result.Classes[labels[i]] : "";
            await text.WriteAsync(table.Line([i, images[i], labels[i], name, .. frames.SelectMany(frame => frame.Cells(i))]));
        }
    }

    private sealed record Frame(float[]? Places, MapFrame? Known)
    {
        public static Frame Read(MapFiles files, int frame) => new(
            File.Exists(files.Positions(frame)) ? files.ReadPositions(frame) : null,
            File.Exists(files.Frame(frame)) ? files.ReadFrame(frame) : null);

        public IEnumerable<object?> Cells(int i) =>
            [Places?[2 * i], Places?[(2 * i) + 1], Known?.KnnLabels[i], Known?.KnnShares[i], Known?.Predictions[i], Known?.Confidences[i], Known?.Clusters[i]];
    }
}
