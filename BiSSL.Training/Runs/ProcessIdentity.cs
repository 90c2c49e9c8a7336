using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BiSSL.Training.Runs;

/// <summary>One process among all that ever had its number.</summary>
/// <param name="Id">The process number.</param>
/// <param name="Start">When it started, as the system counts: on Linux the boot and the tick, which no change of the clock moves.</param>
public sealed record ProcessIdentity(int Id, string Start)
{
    public static ProcessIdentity Current { get; } =
        Find(Environment.ProcessId) ?? throw new InvalidOperationException("This process cannot see itself.");

    /// <summary>True while this very process exists, whether it works or hangs.</summary>
    public bool IsAlive => Find(Id) == this;

    /// <summary>The process that has the number now, if any.</summary>
    public static ProcessIdentity? Find(int id)
    {
        string? start = OperatingSystem.IsLinux() ? LinuxStart(id) : PortableStart(id);
        return start is null ? null : new(id, start);
    }

    private static string? LinuxStart(int id)
    {
        try
        {
            string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            // The second field is the command in parentheses and may hold anything; state is the third, start the twenty-second.
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            bool ended = fields[0] is "Z" or "X";
            return ended ? null : $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}/{fields[19]}";
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? PortableStart(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
