using System.Diagnostics;
using BiSSL.Training;
using BiSSL.Training.Runs;
using Microsoft.Extensions.Options;

namespace BiSSL.Web.Hosting;

/// <summary>Starts trainers as processes that outlive this one, and ends them.</summary>
public sealed class TrainerProcesses(RunStore store, IOptions<DashboardOptions> options)
{
    // A session of its own: neither Ctrl-C nor the end of a terminal reaches the trainer; its output goes to a file, not to a pipe that dies with us.
    private const string Detached = "exec setsid \"$@\" >>\"$BISSL_RUN_LOG\" 2>&1 </dev/null";

    private const string Niceness = "10";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private string Trainer => options.Value.Trainer ?? Path.Combine(AppContext.BaseDirectory, "BiSSL.Training.dll");

    private static string Dotnet => Environment.ProcessPath is { } me && Path.GetFileNameWithoutExtension(me) == "dotnet" ? me : "dotnet";

    /// <summary>Starts the trainer of a run; it takes the run's lock itself.</summary>
    /// <param name="id">From the store, never from a form.</param>
    public Process Start(string id) => Start(store.Paths.Log(id), [Dotnet, "exec", Trainer, "resume", id, "--store", store.Paths.Root]);

    /// <summary>Starts making a map of a run's features, which gives way to whatever else wants to compute.</summary>
    /// <param name="run">From the store, as is <paramref name="map"/>.</param>
    public Process StartMap(string run, string map)
    {
        string folder = store.Paths.Map(run, map);
        Directory.CreateDirectory(folder);
        return Start(Path.Combine(folder, "log.txt"), ["nice", "-n", Niceness, Dotnet, "exec", Trainer, "map", run, "--map", map, "--store", store.Paths.Root]);
    }

    /// <summary>Runs one of the trainer's commands to its end; gives its exit code and what it said to standard error.</summary>
    /// <param name="words">Names of commands and options, and values that were checked; never text from a form as it came.</param>
    public async Task<(int ExitCode, string Said)> Run(IEnumerable<string> words, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Dotnet) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string word in (string[])["exec", Trainer, .. words, "--store", store.Paths.Root])
            start.ArgumentList.Add(word);
        using Process process = Process.Start(start) ?? throw new UserError("The trainer could not be started.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancel), error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        await output;
        return (process.ExitCode, (await error).Trim());
    }

    /// <summary>Ends a process if it still is the one that is meant, and waits until it is gone.</summary>
    public void Kill(ProcessIdentity? process)
    {
        if (process is not { IsAlive: true })
            return;
        using Process? found = Find(process.Id);
        if (found is null || !process.IsAlive)
            return;
        found.Kill();
        SpinWait.SpinUntil(() => !process.IsAlive, s_patience);
    }

    /// <summary>The last thing that a run's process printed.</summary>
    public string LastWords(string id)
    {
        string log = store.Paths.Log(id);
        return File.Exists(log) ? File.ReadLines(log).LastOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "" : "";
    }

    private static Process Start(string log, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("/bin/sh") { Environment = { ["BISSL_RUN_LOG"] = log } };
        foreach (string word in (string[])["-c", Detached, "sh", .. words])
            start.ArgumentList.Add(word);
        return Process.Start(start) ?? throw new UserError("The trainer could not be started.");
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
