using System.Globalization;

namespace BiSSL.Training.Cli.Progress;

/// <summary>Plain lines for a log: every sentence, and now and then one line on everything at work.</summary>
internal sealed class LinesView(Action<string> line, TimeProvider time) : IProgressView
{
    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Scope, string Stage), string> _working = [];
    private readonly long _start = time.GetTimestamp();
    private long _last = time.GetTimestamp();

    public T During<T>(Func<T> work) => work();

    public void Update(string scope, string stage, long done, long total, double stepsPerSecond)
    {
        lock (_gate)
        {
            if (done >= total)
                _working.Remove((scope, stage));
            else
                Work(scope, stage, Describe(scope, stage, done, total, stepsPerSecond));
        }
    }

    public void Say(string sentence)
    {
        lock (_gate)
            Write(sentence);
    }

    private void Work(string scope, string stage, string text)
    {
        _working[(scope, stage)] = text;
        if (time.GetElapsedTime(_last) >= s_pace)
            Write(string.Join(" | ", _working.Values));
    }

    private void Write(string text)
    {
        _last = time.GetTimestamp();
        line($"{Times.Clock(time.GetElapsedTime(_start).TotalSeconds),6}  {text}");
    }

    private static string Describe(string scope, string stage, long done, long total, double stepsPerSecond)
    {
        string[] pace = [Times.Rate(stepsPerSecond), Times.Left(done, total, stepsPerSecond) is { Length: > 0 } left ? left + " left" : ""];
        var text = string.Join(", ", pace.Where(part => part.Length > 0));
        return string.Create(CultureInfo.InvariantCulture, $"{Times.Label(scope, stage)} {done}/{total}{(text.Length > 0 ? $" ({text})" : "")}");
    }
}
