using System.Globalization;

namespace BiSSL.Training.Cli.Progress;

/// <summary>Stages, times and rates as people read them.</summary>
internal static class Times
{
    /// <summary>Such as "seed 0 · bissl · fine-tune", whether or not the scope names the stage already.</summary>
    public static string Label(string scope, string stage) =>
        (scope == stage || scope.EndsWith('/' + stage, StringComparison.Ordinal) ? scope : $"{scope}/{stage}").Replace("/", " · ", StringComparison.Ordinal);

    /// <summary>Such as 0:07, 12:30 or 3:00:05.</summary>
    public static string Clock(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Clamp(Math.Round(seconds), 0, 1e9));
        return time.TotalHours < 1
            ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss}");
    }

    /// <summary>Steps per second, or seconds per step when they are slow; empty when unknown.</summary>
    public static string Rate(double stepsPerSecond) => stepsPerSecond switch
    {
        <= 0 or double.NaN => "",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{1 / stepsPerSecond:0.0} s/step"),
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{stepsPerSecond:0.0}/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{stepsPerSecond:0}/s"),
    };

    /// <summary>Time left at this rate; empty when unknown.</summary>
    public static string Left(long done, long total, double stepsPerSecond) =>
        stepsPerSecond > 0 && total > done ? Clock((total - done) / stepsPerSecond) : "";
}
