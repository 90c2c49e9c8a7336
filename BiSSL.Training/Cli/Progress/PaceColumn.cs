using Spectre.Console;
using Spectre.Console.Rendering;

namespace BiSSL.Training.Cli.Progress;

/// <summary>How fast a stage is and how long it still takes.</summary>
internal sealed class PaceColumn : ProgressColumn
{
    /// <summary>The task state that holds steps per second.</summary>
    public const string Rate = "rate";

    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var rate = task.State.Get<double>(Rate);
        var left = Times.Left((long)task.Value, (long)task.MaxValue, rate);
        return new Text($"{Times.Rate(rate),10} {(left.Length == 0 ? "" : left + " left"),12}", new Style(Color.Grey));
    }
}
