using BiSSL.Training.Data.Datasets;

namespace BiSSL.Training.Data;

/// <summary>The labelled sets of the downstream task, and what was wrong with single files. Owns the sets.</summary>
/// <param name="Warnings">A sentence for every file that was left out because it cannot be opened.</param>
public sealed record LabelledSplits(ImageSet Train, ImageSet Validation, ImageSet Test, IReadOnlyList<string> Warnings) : IDisposable
{
    public DataDescription Description { get; init; } = DataDescription.None;

    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
