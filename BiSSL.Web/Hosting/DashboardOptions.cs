namespace BiSSL.Web.Hosting;

/// <summary>The section "Dashboard" of appsettings.json; every value may also come from the environment (Dashboard__Store) or the command line.</summary>
public sealed record DashboardOptions
{
    /// <summary>Where it listens. Another address than a loopback one needs https and <see cref="Token"/>.</summary>
    public string Address { get; init; } = "http://127.0.0.1:5170";

    /// <summary>The folder of the runs.</summary>
    public string Store { get; init; } = "store";

    /// <summary>Names in addition to localhost, 127.0.0.1 and [::1] under which it may be reached.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The token to sign in with; made and kept in the store folder if not given.</summary>
    public string? Token { get; init; }

    /// <summary>The trainer's program; beside this one if not given.</summary>
    public string? Trainer { get; init; }

    /// <summary>Folders that hold images to train on; a run made here reads no others.</summary>
    public IReadOnlyList<string> DataRoots { get; init; } = [];

    /// <summary>Whether an empty store begins with the demo.</summary>
    public bool DemoWhenEmpty { get; init; }

    /// <summary>With less free space than this nothing new begins.</summary>
    public long DiskFloorMegabytes { get; init; } = 1024;

    /// <summary>A run that was asked to stop is ended by force after this.</summary>
    public int StopPatienceSeconds { get; init; } = 60;

    public int MaxQueuedRuns { get; init; } = 100;

    public int MaxBodyKilobytes { get; init; } = 1024;

    /// <summary>How long a request waits for a store that somebody else locks.</summary>
    public int StorePatienceSeconds { get; init; } = 5;

    /// <summary>Everything wrong with it, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (Token is { Length: < 32 })
            yield return "Dashboard:Token must have at least 32 characters.";
        if (DiskFloorMegabytes < 0 || StopPatienceSeconds < 1 || MaxQueuedRuns < 1 || MaxBodyKilobytes < 1 || StorePatienceSeconds < 1)
            yield return "Dashboard: DiskFloorMegabytes must be at least 0; StopPatienceSeconds, StorePatienceSeconds, MaxQueuedRuns and MaxBodyKilobytes at least 1.";
        if (AllowedHosts.Any(host => host.Contains('*', StringComparison.Ordinal) || host.Length == 0))
            yield return "Dashboard:AllowedHosts must be names; * is not one.";
    }
}
