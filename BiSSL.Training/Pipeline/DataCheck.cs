using BiSSL.Training.Data;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Imaging;
using BiSSL.Training.Data.Readers;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Pipeline.Reporting;
using static TorchSharp.torch;

namespace BiSSL.Training.Pipeline;

/// <summary>Reads everything that the data options name, as a run would, or all of one dataset.</summary>
public static class DataCheck
{
    /// <exception cref="UserError">A file is missing or damaged, or there are too few images.</exception>
    public static DataReport Run(RunOptions options, DataHome home)
    {
        using var data = new RunData(options, new Compute(CPU, ScalarType.Float32, 1, 1), NullReporter.Instance, home);
        var set = data.Of(StageSeeds.First(options.Comparison));
        return new DataReport(set.Train.ClassNames, set.Unlabelled.Count, set.Train.Count, set.Validation.Count, set.Test.Count, data.LeftOut)
        {
            Descriptions = data.Descriptions,
            Bytes = new ImageBytes(Bytes(set.Train), Bytes(set.Validation), Bytes(set.Test), Bytes(set.Unlabelled)),
        };
    }

    /// <summary>A dataset's files: published checksums, lists, and every image.</summary>
    /// <param name="dataset">What must be there.</param>
    /// <param name="root">As <c>data.root</c>.</param>
    /// <param name="report">A folder that gets what was found, a fault too, and examples of every class; null for none.</param>
    /// <exception cref="UserError">A file is missing or damaged, or there are too few images.</exception>
    public static DataReport Run(Dataset dataset, string root, string? report = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        try
        {
            var found = Find(dataset, root, now, report);
            return new DataReport([.. found.Classes.Select(one => one.Name)], found.Unlabelled, found.Train, found.Validation, found.Test, found.Skipped) { Descriptions = [found.Description] };
        }
        catch (UserError fault) when (report is not null)
        {
            new DatasetFound(now, root, fault.Message, [], 0, 0, 0, 0, []).Write(report, []);
            throw;
        }
    }

    private static long Bytes(ImageSet set) => set.Pictures.Pixels.numel();

    private static DatasetFound Find(Dataset dataset, string root, DateTimeOffset now, string? report)
    {
        PublishedFiles.Require(dataset, root);
        var warnings = new List<PictureNote>();
        var request = new DatasetRequest
        {
            Name = dataset.Name, Expected = dataset, Root = root, Size = ContactSheet.Side, StoredSide = ContactSheet.Side, LabelsPerClass = dataset.Name == "shapes" ? DatasetExamples.Shown : 0, Unlabelled = dataset.HasUnlabelled ? dataset.Name : "same",
        };
        using var labelled = DataSource.Labelled(request, CPU);
        var (classes, rows) = DatasetExamples.Of(labelled);
        var unlabelled = Unlabelled(request, warnings);
        PictureNote[] notes = [.. labelled.Warnings.Concat(warnings).Distinct()];
        string[] leftOut = [.. notes.Where(note => note.IsLeftOut).Select(note => note.Sentence)];
        var found = new DatasetFound(now, root, null, classes, labelled.Train.Count, labelled.Validation.Count, labelled.Test.Count, unlabelled, leftOut)
        {
            Description = labelled.Description.With(notes.Where(note => !note.IsLeftOut).Select(note => note.Sentence)),
        };
        if (report is not null)
            found.Write(report, rows);
        return found;
    }

    private static int Unlabelled(DatasetRequest request, List<PictureNote> warnings)
    {
        if (!request.Expected.HasUnlabelled || request.Unlabelled == "folder")
            return 0;
        using var images = DataSource.Unlabelled(request, CPU, warnings);
        return images.Count;
    }
}
