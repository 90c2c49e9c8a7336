using System.Globalization;
using System.Runtime.InteropServices;
using BiSSL.Training.Evaluation.Tsne;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>t-SNE by scikit-learn, where a Python with it is installed.</summary>
internal static class ScikitLearn
{
    /// <summary>Seconds, seconds of the processor, and positions; null without scikit-learn.</summary>
    public static (double Seconds, double ProcessorSeconds, Plane Positions)? Embed(Tensor points, Plane start, TsneOptions options, int threads)
    {
        var folder = Directory.CreateTempSubdirectory("bissl-tsne-").FullName;
        try
        {
            string File(string name) => Path.Combine(folder, name);
            Write(File("points"), points.cpu().contiguous().data<float>().ToArray());
            Write(File("start"), [.. start.X.Zip(start.Y).SelectMany(p => (float[])[p.First, p.Second])]);
            string[] words = [File("points"), File("start"), $"{points.shape[1]}", $"{options.Iterations}", options.Perplexity.ToString(CultureInfo.InvariantCulture), $"{threads}", File("out")];
            return Python.Run("sklearn_tsne.py", words) is [var seconds, var processor] ? (Number(seconds), Number(processor), Read(File("out"))) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static void Write(string file, float[] values) => File.WriteAllBytes(file, MemoryMarshal.AsBytes<float>(values).ToArray());

    private static Plane Read(string file)
    {
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
        return new Plane([.. values.Where((_, i) => i % 2 == 0)], [.. values.Where((_, i) => i % 2 == 1)]);
    }
}
