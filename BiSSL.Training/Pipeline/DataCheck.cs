using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Readers;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline;

/// <summary>Reads everything that the data options name, as a run would, or all of one dataset.</summary>
public static class DataCheck
{
    /// <summary>Pictures are opened and brought to this side.</summary>
    private const int Side = 16;

    /// <exception cref="UserError">A file is missing or damaged, or there are too few images.</exception>
    public static DataReport Run(RunOptions options, DataHome home)
    {
        var skipped = new SkippedFiles();
        using var data = new RunData(options, new Compute(CPU, ScalarType.Float32, 1, 1), skipped, home);
        var set = data.Of(options.Comparison.Seed);
        return new DataReport(set.Train.ClassNames, set.Unlabelled.Count, set.Train.Count, set.Validation.Count, set.Test.Count, skipped.Sentences);
    }

    /// <summary>A dataset's files: published checksums, lists, and every image.</summary>
    /// <param name="dataset">What must be there.</param>
    /// <param name="root">As <c>data.root</c>.</param>
    /// <exception cref="UserError">A file is missing or damaged, or there are too few images.</exception>
    public static DataReport Run(Dataset dataset, string root)
    {
        PublishedFiles.Require(dataset, root);
        var request = new DatasetRequest
        {
            Name = dataset.Name, Expected = dataset, Root = root, Size = Side, LabelsPerClass = dataset.Name == "shapes" ? 1 : 0, Unlabelled = dataset.HasUnlabelled ? dataset.Name : "same",
        };
        var warnings = new List<string>();
        using var labelled = DataSource.Labelled(request, CPU);
        var unlabelled = 0;
        if (dataset.HasUnlabelled)
        {
            using var images = DataSource.Unlabelled(request, CPU, warnings);
            unlabelled = images.Count;
        }
        return new DataReport(labelled.Train.ClassNames, unlabelled, labelled.Train.Count, labelled.Validation.Count, labelled.Test.Count, [.. labelled.Warnings.Concat(warnings).Distinct()]);
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
