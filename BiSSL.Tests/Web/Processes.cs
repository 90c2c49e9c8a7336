using System.Diagnostics;
using BiSSL.Training.Runs;

namespace BiSSL.Tests.Web;

/// <summary>Ends trainers that a test left behind; never this process, which some runs name.</summary>
internal static class Processes
{
    public static void Kill(ProcessIdentity? process)
    {
        if (process is not { IsAlive: true } || process == ProcessIdentity.Current)
            return;
        using Process found = Process.GetProcessById(process.Id);
        found.Kill();
        SpinWait.SpinUntil(() => !process.IsAlive, TimeSpan.FromSeconds(5));
    }
}
