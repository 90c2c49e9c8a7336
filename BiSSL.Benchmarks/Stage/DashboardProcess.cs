using System.Diagnostics;
using System.Text;

namespace BiSSL.Benchmarks.Stage;

/// <summary>The dashboard as people start it: a process of its own, over a store, that can be killed.</summary>
internal sealed class DashboardProcess : IDisposable
{
    private const string Announcement = "Dashboard: ";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DashboardProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The link that it printed: the address with the token.</summary>
    public Uri Link => _link.Task.Result;

    public Uri Address => new(Link.GetLeftPart(UriPartial.Authority));

    public string Token => Link.Query["?token=".Length..];

    /// <summary>What it printed besides the link.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Bytes of physical memory that it holds.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>File names of what it has loaded, native libraries and assemblies.</summary>
    public IReadOnlyList<string> Loaded
    {
        get
        {
            _process.Refresh();
            return [.. _process.Modules.Cast<ProcessModule>().Select(module => module.ModuleName)];
        }
    }

    /// <summary>Seconds of processor time that it has used.</summary>
    public double Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="port">0 for any free one.</param>
    /// <param name="cores">The cores it may use, as taskset lists them; all if not given.</param>
    /// <param name="settings">Of the section Dashboard.</param>
    public static async Task<DashboardProcess> Start(string store, int port = 0, string? cores = null, params IEnumerable<(string Name, string Value)> settings)
    {
        ProcessStartInfo start = Programs.Dotnet(cores, Path.Combine(AppContext.BaseDirectory, "BiSSL.Web.dll"));
        foreach ((string name, string value) in settings.Prepend(("DemoWhenEmpty", "false")).Prepend(("Store", store)).Prepend(("Address", $"http://127.0.0.1:{port}")))
            start.Environment[$"Dashboard__{name}"] = value;
        var dashboard = new DashboardProcess(Process.Start(start)!);
        try
        {
            await dashboard._link.Task.WaitAsync(s_patience);
            return dashboard;
        }
        catch
        {
            dashboard.Dispose();
            throw;
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
            _link.TrySetResult(new Uri(line[Announcement.Length..]));
        else if (line is not null)
            Keep(line);
        else if (_process.HasExited)
            _link.TrySetException(new InvalidOperationException($"The dashboard ended before it listened: {Said}"));
    }

    private void Keep(string line)
    {
        lock (_said)
            _said.AppendLine(line);
    }
}
