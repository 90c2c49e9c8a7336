using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using BiSSL.Training.Evaluation.Tsne;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>t-SNE by scikit-learn, where a Python with it is installed.</summary>
internal static class ScikitLearn
{
    private static readonly string[] s_pythons = ["/usr/bin/python3", "python3"];

    /// <summary>Seconds and positions; null without scikit-learn.</summary>
    public static (double Seconds, Plane Positions)? Embed(Tensor points, Plane start, TsneOptions options, int threads)
    {
        var folder = Directory.CreateTempSubdirectory("bissl-tsne-").FullName;
        try
        {
            string File(string name) => Path.Combine(folder, name);
            Write(File("points"), points.cpu().contiguous().data<float>().ToArray());
            Write(File("start"), [.. start.X.Zip(start.Y).SelectMany(p => (float[])[p.First, p.Second])]);
            string[] words = [File("points"), File("start"), $"{points.shape[1]}", $"{options.Iterations}", options.Perplexity.ToString(CultureInfo.InvariantCulture), $"{threads}", File("out")];
            return s_pythons.Select(python => Run(python, words)).FirstOrDefault(seconds => seconds is not null) is { } taken ? (taken, Read(File("out"))) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double? Run(string python, string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-", .. words]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using (var script = typeof(ScikitLearn).Assembly.GetManifestResourceStream("sklearn_tsne.py")!)
                script.CopyTo(process.StandardInput.BaseStream);
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var seconds = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? double.Parse(seconds, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Write(string file, float[] values) => File.WriteAllBytes(file, MemoryMarshal.AsBytes<float>(values).ToArray());

    private static Plane Read(string file)
    {
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
        return new Plane([.. values.Where((_, i) => i % 2 == 0)], [.. values.Where((_, i) => i % 2 == 1)]);
    }
}
