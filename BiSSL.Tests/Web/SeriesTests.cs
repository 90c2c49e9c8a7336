using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

public sealed class SeriesTests : DashboardTest
{
    [Fact]
    public async Task Data_Unthinned_IsEveryPointInTheLayoutThatIsDocumented()
    {
        string id = Write(w =>
        {
            w.Point("s", "loss", 1, 4);
            w.Point("s", "loss", 3, double.NaN);
            w.Point("s", "loss", 4, 8);
            w.Point("s", "other", 1, -1);
        });
        long[] ids = await Ids(id);
        double[] numbers = await Numbers($"api/runs/{id}/series/data?ids={ids[1]},{ids[0]}&smooth=0.5");

        Assert.Equal([1, Dashboard.Store.Get(id).LastSeq, 2, 4], numbers[..4]);
        Assert.Equal([ids[1], 1, 1, 1, 1, 1], numbers[4..10]);
        Assert.InRange(numbers[10], 1e12, 1e13);
        Assert.Equal([-1, -1], numbers[11..13]);
        Assert.Equal([ids[0], 3, 3, 1, 2, 1, 3, 4], numbers[13..21]);
        // s after 4 is 4; NaN leaves it; after 8: m = 0.5·(0.5·4) + 0.5·8 = 5, s = 5 / (1 − 0.25).
        Assert.Equal([4, double.NaN, 8, 4, 4, 5 / 0.75], numbers[24..]);
    }

    [Fact]
    public async Task Data_Thinned_KeepsExtremesAndIsTheSameWhateverTheRange()
    {
        string id = Write(w =>
        {
            for (int step = 0; step < 4096; step++)
                w.Point("s", "loss", step, step == 1234 ? 99 : step == 2345 ? -99 : Math.Sin(step));
        });
        long series = (await Ids(id)).Single();
        (double[] Steps, double[] Values, double Total, double Width) all = Curve(await Numbers($"api/runs/{id}/series/data?ids={series}&buckets=64")), part = Curve(await Numbers($"api/runs/{id}/series/data?ids={series}&buckets=16&from=1024&to=2047"));

        Assert.Equal((4096, 64, 1024, 64), (all.Total, all.Width, part.Total, part.Width));
        Assert.Contains(99, all.Values);
        Assert.Contains(-99, all.Values);
        Assert.True(all.Steps.Length <= 64 * 3);
        Assert.Equal(4095, all.Steps[^1]);
        Assert.Equal(all.Steps.Where(s => s is >= 1024 and <= 2047), part.Steps);
    }

    [Fact]
    public async Task Data_SmoothedFromTheMiddle_AveragesFromTheBeginning()
    {
        string id = Write(w =>
        {
            for (int step = 0; step < 100; step++)
                w.Point("s", "loss", step, step);
        });
        long series = (await Ids(id)).Single();
        double[] whole = await Numbers($"api/runs/{id}/series/data?ids={series}&smooth=0.9"), part = await Numbers($"api/runs/{id}/series/data?ids={series}&smooth=0.9&from=90");

        Assert.Equal(whole[^10..], part[^10..]);
        Assert.Equal((10, 100), (part[5], part[8]));
    }

    [Fact]
    public async Task Vectors_OfDifferentLengths_AreTheLastOfEachBucket()
    {
        string id = Write(w =>
        {
            for (int step = 0; step < 8; step++)
                w.Vector("s", "cg", step, [.. Enumerable.Repeat((double)step, (step % 3) + 1)]);
        });
        long series = (await Ids(id)).Single();
        double[] numbers = await Numbers($"api/runs/{id}/series/vectors?ids={series}&buckets=4");

        Assert.Equal([series, 4, 8, 2, 0, 1, 3, 5, 7], numbers[4..13]);
        Assert.Equal([2, 1, 3, 2, 1, 1, 3, 5, 5, 5, 7, 7], numbers[17..]);
    }

    [Fact]
    public async Task Csv_OfARun_IsWholeWithVectorsAndHostileNames()
    {
        string id = Write(w =>
        {
            for (int step = 0; step < 5000; step++)
                w.Point("=cmd()", "loss, \"raw\"", step, -0.1 * step);
            w.Vector("s", "cg", 1, [0.5, double.PositiveInfinity]);
        });
        using HttpClient script = Dashboard.Script();
        using HttpResponseMessage response = await script.GetAsync($"api/runs/{id}/series/export.csv");
        string[] lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(5003, lines.Length);
        Assert.StartsWith("'=cmd(),\"loss, \"\"raw\"\"\",4999,,", lines[5000], StringComparison.Ordinal);
        Assert.EndsWith(",-499.90000000000003", lines[5000], StringComparison.Ordinal);
        Assert.StartsWith("s,cg,1,1,", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("Infinity", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_InPieces_AreAllThereByKind()
    {
        string id = Write(w =>
        {
            for (int i = 0; i < 10; i++)
            {
                w.Point("s", "x", i, i);
                w.Happened(RunEvent.Said(i % 2 == 0 ? EventKind.Warning : EventKind.Log, "s", i, $"{i}"));
            }
        });
        using HttpClient script = Dashboard.Script();
        var texts = new List<string>();
        long seq = 0, last;
        do
        {
            JsonNode answer = await Send(script, HttpMethod.Get, $"api/runs/{id}/events?since={seq}&kinds=warning&take=2");
            (seq, last) = ((long)answer["seq"]!, (long)answer["last"]!);
            texts.AddRange(answer["events"]!.AsArray().Select(e => (string)e!["detail"]!["text"]!));
        }
        while (seq < last);

        Assert.Equal(["0", "2", "4", "6", "8"], texts);
    }

    [Theory]
    [InlineData("data?ids=x")]
    [InlineData("data?ids=1&smooth=1")]
    [InlineData("data?ids=1&smooth=NaN")]
    [InlineData("data?ids=1&buckets=0")]
    [InlineData("data?ids=1&buckets=1000000")]
    [InlineData("data")]
    [InlineData("data?ids=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65")]
    [InlineData("vectors?ids=-1")]
    public async Task Data_AskedWrongly_IsRefusedInWords(string query)
    {
        using HttpClient script = Dashboard.Script();
        JsonNode answer = await Send(script, HttpMethod.Get, $"api/runs/{Dashboard.NewRun().Id}/series/{query}", status: HttpStatusCode.BadRequest);
        Assert.NotEqual("", (string)answer["detail"]!);
    }

    [Fact]
    public async Task Data_OfAnotherRunsSeries_IsEmpty()
    {
        string mine = Write(_ => { }), other = Write(w => w.Point("s", "x", 1, 7));
        double[] numbers = await Numbers($"api/runs/{mine}/series/data?ids={(await Ids(other)).Single()}");
        Assert.Equal(0, numbers[5]);
        Assert.DoesNotContain(7, numbers);
    }

    private static (double[] Steps, double[] Values, double Total, double Width) Curve(double[] numbers)
    {
        int n = (int)numbers[5];
        return (numbers[9..(9 + n)], numbers[(9 + (2 * n))..(9 + (3 * n))], numbers[6], numbers[7]);
    }

    private string Write(Action<RunWriter> what)
    {
        string id = Dashboard.NewRunning().Id;
        using var writer = new RunWriter(Dashboard.Store, id);
        what(writer);
        return id;
    }

    private async Task<long[]> Ids(string id)
    {
        using HttpClient script = Dashboard.Script();
        return [.. (await Send(script, HttpMethod.Get, $"api/runs/{id}/series"))["series"]!.AsArray().Select(s => (long)s!["id"]!)];
    }

    private async Task<double[]> Numbers(string path)
    {
        using HttpClient script = Dashboard.Script();
        return MemoryMarshal.Cast<byte, double>(await script.GetByteArrayAsync(path)).ToArray();
    }
}
