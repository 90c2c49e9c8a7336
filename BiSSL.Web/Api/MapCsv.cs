using System.Globalization;
using System.Text;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Reporting.Maps;
using BiSSL.Training.Runs.Maps;

namespace BiSSL.Web.Api;

/// <summary>A map as text, a point a line. What is not known yet is empty.</summary>
internal static class MapCsv
{
    private const string Columns = "x,y,knn,knnShare,prediction,confidence,cluster";

    public static async Task Write(Stream body, MapFiles files, MapResult result)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        (int[] labels, int[] images) = files.ReadPoints();
        Frame[] frames = [.. Enumerable.Range(0, result.Frames.Count).Select(frame => Frame.Read(files, frame))];
        string head = string.Join(',', result.Frames.SelectMany(frame => Columns.Split(',').Select(column => CsvText.Cell($"{frame.Title}: {column}"))));
        await text.WriteAsync($"point,image,label,class,{head}\r\n");
        for (int i = 0; i < labels.Length; i++)
        {
            string name = CsvText.Cell(labels[i] >= 0 && labels[i] < result.Classes.Count ? result.Classes[labels[i]] : "");
            await text.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{i},{images[i]},{labels[i]},{name},{string.Join(',', frames.Select(frame => frame.Line(i)))}\r\n"));
        }
    }

    private sealed record Frame(float[]? Places, MapFrame? Known)
    {
        public static Frame Read(MapFiles files, int frame) => new(
            File.Exists(files.Positions(frame)) ? files.ReadPositions(frame) : null,
            File.Exists(files.Frame(frame)) ? files.ReadFrame(frame) : null);

        public string Line(int i)
        {
            string place = Places is null ? "," : string.Create(CultureInfo.InvariantCulture, $"{Places[2 * i]},{Places[(2 * i) + 1]}");
            return Known is null ? $"{place},,,,," : string.Create(
                CultureInfo.InvariantCulture,
                $"{place},{Known.KnnLabels[i]},{Known.KnnShares[i]},{Known.Predictions[i]},{Known.Confidences[i]},{Known.Clusters[i]}");
        }
    }
}
