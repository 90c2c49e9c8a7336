using BiSSL.Training.Runs;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Hosting;

/// <summary>Reads once what the first page will ask for, so that the code which does it is compiled before somebody waits for it.</summary>
public sealed class WarmUp(RunStore store, RunCatalog catalog) : BackgroundService
{
    // As many curves and buckets as a page asks for at once.
    private const int Curves = 4;
    private const int Buckets = 2048;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(Read, stoppingToken);

    private void Read()
    {
        try
        {
            if (catalog.Find(new RunSearch()).Runs is [var newest, ..])
                ReadCurves(new RunReader(store, newest.Id));
        }
        catch (Exception)
        {
            // Whoever asks for the same is told what is wrong.
        }
    }

    private static void ReadCurves(RunReader reader) =>
        reader.Histories([.. reader.Series().Take(Curves).Select(s => s.Id)], new HistoryRange(Buckets) { Smooth = 0 });
}
