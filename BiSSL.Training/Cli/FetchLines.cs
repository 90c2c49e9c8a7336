using System.Globalization;
using BiSSL.Training.Cli.Progress;
using BiSSL.Training.Data.Datasets.Fetching;

namespace BiSSL.Training.Cli;

/// <summary>What is being fetched, a line every few seconds.</summary>
internal sealed class FetchLines(Action<string> write, TimeProvider time)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(3);

    private FetchProgress? _first;
    private long _begun;
    private long _said;

    public void Report(FetchProgress progress)
    {
        var now = time.GetTimestamp();
        var isNew = _first is null || _first.File != progress.File || _first.What != progress.What;
        if (isNew)
            (_first, _begun) = (progress, now);
        else if (time.GetElapsedTime(_said, now) < s_pause)
            return;
        _said = now;
        write(Line(progress, progress.Done - _first!.Done, time.GetElapsedTime(_begun, now).TotalSeconds));
    }

    private static string Line(FetchProgress progress, long done, double seconds)
    {
        var much = progress.Total is { } total and > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * progress.Done / total} % of {NumberText.Bytes(total)}")
            : NumberText.Bytes(progress.Done);
        var rate = seconds > 0 ? done / seconds : 0;
        var pace = rate > 0 ? $", {NumberText.Bytes((long)rate)}/s" : "";
        var left = progress.Total is { } all ? Times.Left(progress.Done, all, rate) : "";
        return $"{progress.File}: {progress.What}, {much}{pace}{(left.Length > 0 ? $", {left} left" : "")}";
    }
}
