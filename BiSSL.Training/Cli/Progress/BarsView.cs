using System.Collections.Concurrent;
using Spectre.Console;

namespace BiSSL.Training.Cli.Progress;

/// <summary>One bar for each stage at work, with its rate and the time left, below every sentence.</summary>
internal sealed class BarsView(IAnsiConsole console) : IProgressView
{
    private readonly ConcurrentDictionary<string, ProgressTask> _bars = new();
    private ProgressContext? _context;

    public T During<T>(Func<T> work) => console.Progress()
        .HideCompleted(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new PaceColumn())
        .Start(context =>
        {
            _context = context;
            return work();
        });

    public void Update(string scope, string stage, long done, long total, double stepsPerSecond)
    {
        if (_context is not { } context)
            return;
        var bar = _bars.GetOrAdd($"{scope}|{stage}", _ => context.AddTask(Markup.Escape(Times.Label(scope, stage)), maxValue: Math.Max(1, total)));
        bar.State.Update<double>(PaceColumn.Rate, _ => stepsPerSecond);
        bar.Value = total == 0 ? 1 : done;
        if (done >= total && !bar.IsFinished)
            bar.StopTask();
    }

    public void Say(string sentence) => console.WriteLine(sentence);
}
