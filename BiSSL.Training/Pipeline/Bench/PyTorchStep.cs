using System.Diagnostics;
using System.Globalization;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>The same step in plain PyTorch, where a Python with torch is installed.</summary>
internal static class PyTorchStep
{
    private static readonly string[] s_pythons = ["/usr/bin/python3", "python3"];

    /// <summary>Seconds of a step in the usual layout and with the channels last; null without PyTorch.</summary>
    public static (double Contiguous, double ChannelsLast)? Time(int images, int side, int threads, int repetitions) =>
        s_pythons.Select(python => Run(python, [$"{images}", $"{side}", $"{threads}", $"{repetitions}"])).FirstOrDefault(times => times is not null);

    private static (double, double)? Run(string python, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using (var script = typeof(PyTorchStep).Assembly.GetManifestResourceStream("pytorch_step.py")!)
                script.CopyTo(process.StandardInput.BaseStream);
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var words = process.StandardOutput.ReadToEnd().Split();
            process.WaitForExit();
            return process.ExitCode == 0 ? (double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
