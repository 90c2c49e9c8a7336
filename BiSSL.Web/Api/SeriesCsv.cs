using System.Text;
using BiSSL.Training;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Api;

/// <summary>Whole curves as text, one number a line.</summary>
internal static class SeriesCsv
{
    private static readonly CsvTable s_table = new(["scope", "series", "step", "index", "time", "value"]);

    public static async Task Write(Stream body, RunReader reader, IEnumerable<SeriesInfo> series)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        await text.WriteAsync(s_table.Head);
        foreach (SeriesInfo curve in series)
        {
            foreach (StoredPoint point in reader.All(curve.Id))
                await text.WriteAsync(Lines(curve, point));
        }
    }

    private static string Lines(SeriesInfo curve, StoredPoint point) => point.Vector is { } vector
        ? string.Concat(vector.Select((value, i) => Line(curve, point, i, value)))
        : Line(curve, point, null, point.Value);

    private static string Line(SeriesInfo curve, StoredPoint point, int? index, double value) =>
        s_table.Line(curve.Scope, curve.Name, point.Step, index, point.Time.ToUnixTimeMilliseconds(), value);
}
