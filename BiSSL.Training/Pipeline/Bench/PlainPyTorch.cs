using System.Globalization;

namespace BiSSL.Training.Pipeline.Bench;

/// <summary>The same work in plain PyTorch, where a Python with torch is installed.</summary>
internal static class PlainPyTorch
{
    /// <summary>Seconds of each thing that pytorch_bench.py times under a name; null without PyTorch, or where it failed.</summary>
    /// <param name="what">"step" or "hvp".</param>
    public static double[]? Time(string what, BenchShape shape, BenchPlace place, int repetitions)
    {
        string[] arguments =
        [
            what, $"{shape.Images}", $"{shape.Side}", $"{shape.Width}", shape.Stem, $"{place.Threads}", $"{repetitions}",
            place.Device.ToString(), place.Tf32 ? "1" : "0",
        ];
        return Python.Run("pytorch_bench.py", arguments) is { } words ? [.. words.Select(word => double.Parse(word, CultureInfo.InvariantCulture))] : null;
    }
}
