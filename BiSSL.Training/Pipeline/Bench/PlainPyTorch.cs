using System.Diagnostics;
using System.Globalization;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>The same work in plain PyTorch, where a Python with torch is installed.</summary>
internal static class PlainPyTorch
{
    private static readonly string[] s_pythons = ["/usr/bin/python3", "python3"];

    /// <summary>Seconds of each thing that pytorch_bench.py times under a name; null without PyTorch, or where it failed.</summary>
    /// <param name="what">"step" or "hvp".</param>
    public static double[]? Time(string what, BenchShape shape, BenchPlace place, int repetitions)
    {
        place.Release();
        string[] arguments =
        [
            what, $"{shape.Images}", $"{shape.Side}", $"{shape.Width}", shape.Stem, $"{place.Threads}", $"{repetitions}",
            place.Device.ToString(), place.Tf32 ? "1" : "0",
        ];
        return s_pythons.Select(python => Run(python, arguments)).FirstOrDefault(times => times is not null);
    }

    private static double[]? Run(string python, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using (var script = typeof(PlainPyTorch).Assembly.GetManifestResourceStream("pytorch_bench.py")!)
                script.CopyTo(process.StandardInput.BaseStream);
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var words = process.StandardOutput.ReadToEnd().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return process.ExitCode == 0 ? [.. words.Select(word => double.Parse(word, CultureInfo.InvariantCulture))] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
