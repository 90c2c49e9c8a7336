using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Data.Readers;

namespace BiSSL.Training.Data;

/// <summary>The labelled sets of the downstream task, and what was wrong with single files. Owns the sets.</summary>
/// <param name="Warnings">A sentence for every file that was left out because it cannot be opened, and for what else its pictures have.</param>
public sealed record LabelledSplits(ImageSet Train, ImageSet Validation, ImageSet Test, IReadOnlyList<PictureNote> Warnings) : IDisposable
{
    public DataDescription Description { get; init; } = DataDescription.None;

    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
