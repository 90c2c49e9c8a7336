using System.Diagnostics;

namespace BiSSL.Tests;

/// <summary>Another process of this program, for tests that kill one or let two compete: `child NAME ARGUMENTS…` runs one of the parts below.</summary>
internal static class Child
{
    private static readonly Dictionary<string, Action<string[]>> s_parts = new()
    {
        ["report"] = Runs.ReportingChild.Report,
        ["leave"] = Runs.ReportingChild.Leave,
        ["crash"] = Runs.ReportingChild.Crash,
        ["hold"] = Runs.ReportingChild.Hold,
        ["save and die"] = Pipeline.Checkpoints.CheckpointChild.SaveAndDie,
        ["fault"] = Engine.FaultChild.Meet,
        ["save for ever"] = Pipeline.Checkpoints.CheckpointChild.SaveForEver,
    };

    public static int Run(string[] args)
    {
        s_parts[args[0]](args[1..]);
        return 0;
    }

    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in (string[])["exec", typeof(Child).Assembly.Location, "child", .. args])
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }
}
