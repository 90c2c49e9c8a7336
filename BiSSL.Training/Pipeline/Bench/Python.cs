using System.Diagnostics;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>Runs a script of ours in the first Python that has what it imports.</summary>
internal static class Python
{
    private static readonly string[] s_pythons = ["/usr/bin/python3", "python3"];

    /// <summary>The words that it prints; null where no Python can run it.</summary>
    /// <param name="script">An embedded resource.</param>
    public static string[]? Run(string script, IReadOnlyList<string> arguments) =>
        s_pythons.Select(python => Run(python, script, arguments)).FirstOrDefault(words => words is not null);

    private static string[]? Run(string python, string script, IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using (var text = typeof(Python).Assembly.GetManifestResourceStream(script)!)
                text.CopyTo(process.StandardInput.BaseStream);
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var words = process.StandardOutput.ReadToEnd().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return process.ExitCode == 0 ? words : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
