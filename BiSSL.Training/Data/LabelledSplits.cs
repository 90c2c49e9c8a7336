namespace BiSSL.Training.Data;

/// <summary>The labelled sets of the downstream task, and what was wrong with single files. Owns the sets.</summary>
public sealed record LabelledSplits(ImageSet Train, ImageSet Validation, ImageSet Test, IReadOnlyList<string> Warnings) : IDisposable
{
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
