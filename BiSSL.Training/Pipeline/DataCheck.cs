using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline;

/// <summary>Reads everything that the data options name, as a run would.</summary>
public static class DataCheck
{
    /// <exception cref="UserError">A file is missing or damaged, or there are too few images.</exception>
    public static DataReport Run(RunOptions options)
    {
        var skipped = new SkippedFiles();
        using var data = new RunData(options, new Compute(CPU, ScalarType.Float32, 1, 1), skipped);
        var set = data.Of(options.Comparison.Seed);
        return new DataReport(set.Train.ClassNames, set.Unlabelled.Count, set.Train.Count, set.Validation.Count, set.Test.Count, skipped.Sentences);
    }

    private sealed class SkippedFiles : IRunReporter
    {
        public List<string> Sentences { get; } = [];

        public void Point(string scope, string series, long step, double value) { }

        public void Vector(string scope, string series, long step, IReadOnlyList<double> values) { }

        public void Happened(RunEvent what) => Sentences.Add(what.Detail["text"]!.GetValue<string>());

        public void Progress(string scope, string stage, long done, long total, double stepsPerSecond) { }

        public void Flush() { }
    }
}
