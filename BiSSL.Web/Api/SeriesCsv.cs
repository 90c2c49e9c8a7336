using System.Globalization;
using System.Text;
using BiSSL.Training;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Api;

/// <summary>Whole curves as text, one number a line.</summary>
internal static class SeriesCsv
{
    public static async Task Write(Stream body, RunReader reader, IEnumerable<SeriesInfo> series)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        await text.WriteAsync("scope,series,step,index,time,value\r\n");
        foreach (SeriesInfo curve in series)
        {
            string name = $"{CsvText.Cell(curve.Scope)},{CsvText.Cell(curve.Name)}";
            foreach (StoredPoint point in reader.All(curve.Id))
                await text.WriteAsync(Lines(name, point));
        }
    }

    private static string Lines(string name, StoredPoint point) => point.Vector is { } vector
        ? string.Concat(vector.Select((value, i) => Line(name, point, i.ToString(CultureInfo.InvariantCulture), value)))
        : Line(name, point, "", point.Value);

    private static string Line(string name, StoredPoint point, string index, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{name},{point.Step},{index},{point.Time.ToUnixTimeMilliseconds()},{value:R}\r\n");
}
