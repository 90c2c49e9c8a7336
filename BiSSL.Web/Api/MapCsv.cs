using System.Globalization;
using System.Text;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Api;

/// <summary>A map as text, a point a line. What is not known yet is empty.</summary>
internal static class MapCsv
{
    private const string Columns = "x,y,knn,knnClass,knnShare,prediction,predictionClass,confidence,cluster";

    public static async Task Write(Stream body, MapFiles files, MapResult result)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        (int[] labels, int[] images) = files.ReadPoints();
        Frame[] frames = [.. Enumerable.Range(0, result.Frames.Count).Select(frame => Frame.Read(files, frame))];
        string head = string.Join(',', result.Frames.SelectMany(frame => Columns.Split(',').Select(column => CsvText.Cell($"{frame.Title}: {column}"))));
        await text.WriteAsync($"point,image,label,class,{head}\r\n");
        for (int i = 0; i < labels.Length; i++)
        {
            string name = Name(result, labels[i]);
            await text.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{i},{images[i]},{labels[i]},{name},{string.Join(',', frames.Select(frame => frame.Line(i, result)))}\r\n"));
        }
    }

    // Nothing of a label that no class bears, such as that of a network without a head.
    private static string Name(MapResult result, int label) => CsvText.Cell(label >= 0 && label < result.Classes.Count ? result.Classes[label] : "");

    private sealed record Frame(float[]? Places, MapFrame? Known)
    {
        public static Frame Read(MapFiles files, int frame) => new(
            File.Exists(files.Positions(frame)) ? files.ReadPositions(frame) : null,
            File.Exists(files.Frame(frame)) ? files.ReadFrame(frame) : null);

        public string Line(int i, MapResult result)
        {
            string place = Places is null ? "," : string.Create(CultureInfo.InvariantCulture, $"{Places[2 * i]},{Places[(2 * i) + 1]}");
            return Known is null ? $"{place},,,,,,," : string.Create(
                CultureInfo.InvariantCulture,
                $"{place},{Known.KnnLabels[i]},{Name(result, Known.KnnLabels[i])},{Known.KnnShares[i]},{Known.Predictions[i]},{Name(result, Known.Predictions[i])},{Known.Confidences[i]},{Known.Clusters[i]}");
        }
    }
}
