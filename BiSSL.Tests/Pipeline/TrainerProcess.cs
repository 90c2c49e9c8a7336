using System.Diagnostics;

namespace BiSSL.Tests.Pipeline;

/// <summary>The trainer as people start it: a process of its own, over a store of its own.</summary>
internal sealed class TrainerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private TrainerProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Both arms of a bilevel comparison on 16-pixel shapes: some hundred steps, about two seconds after the start.</summary>
    public static string[] Small { get; } =
    [
        "data.imageSize=16", "data.unlabelledCount=96", "data.validationCount=20", "data.testCount=40", "data.labelsPerClass=3", "model.width=4", "model.projector=8,8",
        "pretext.batch=16", "pretext.warmupSteps=30", "pretext.rampSteps=3", "headWarmup.epochs=3", "headWarmup.batch=10", "fineTune.batch=10", "bilevel.alternations=4", "lower.steps=5", "lower.rampSteps=2",
        "upper.steps=3", "upper.batch=16", "hypergradient.batches=2", "fineTune.epochs=12", "fineTune.validateEvery=3", "comparison.seeds=2", "checkpoint.everySteps=7", "checkpoint.cache=false",
        "engine.device=cpu",
    ];

    public static TrainerProcess Start(params IEnumerable<string> words) => In([], words);

    /// <summary>With these variables besides those of the tests.</summary>
    public static TrainerProcess In(Dictionary<string, string> environment, params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in new[] { "exec", typeof(BiSSL.Training.UserError).Assembly.Location }.Concat(words))
            start.ArgumentList.Add(word);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new TrainerProcess(Process.Start(start)!);
    }

    /// <summary>Starts training the small problem in a store.</summary>
    public static TrainerProcess Train(string store, params IEnumerable<string> more) =>
        Start(["train", "--preset", "demo", "--store", store, .. Small.SelectMany(s => new[] { "--set", s }), .. more]);

    /// <summary>Lets it live so long, then kills it as a power cut would; nothing happens if it has ended.</summary>
    /// <returns>Whether it was killed.</returns>
    public bool KillAfter(TimeSpan life)
    {
        var ended = _process.WaitForExit(life);
        if (!ended)
            _process.Kill();
        _process.WaitForExit();
        return !ended;
    }

    /// <summary>Asks it to end, as the system does before it shuts down.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();

    /// <summary>Waits for its end.</summary>
    public (int ExitCode, string Output, string Error) Finish()
    {
        _process.WaitForExit();
        return (_process.ExitCode, _output.Result, _error.Result);
    }

    public void Dispose() => _process.Dispose();
}
