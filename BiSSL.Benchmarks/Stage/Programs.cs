using System.Diagnostics;

namespace BiSSL.Benchmarks.Stage;

/// <summary>How other programs are started.</summary>
internal static class Programs
{
    /// <summary>A .NET program whose input and output are ours.</summary>
    /// <param name="cores">The cores it may use, as taskset lists them; all if not given.</param>
    public static ProcessStartInfo Dotnet(string? cores, params IEnumerable<string> words)
    {
        string[] pinned = cores is null ? [] : ["taskset", "-c", cores];
        string[] line = [.. pinned, "dotnet", "exec", .. words];
        return new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    }
}
