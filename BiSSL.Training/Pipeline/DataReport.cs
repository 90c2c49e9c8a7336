using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Training.Pipeline;

/// <summary>What the data of a run turned out to hold.</summary>
/// <param name="Classes">Names of the classes.</param>
/// <param name="Unlabelled">Images of the pretext task.</param>
/// <param name="Skipped">One sentence for each file that could not be opened.</param>
public sealed record DataReport(IReadOnlyList<string> Classes, int Unlabelled, int Train, int Validation, int Test, IReadOnlyList<string> Skipped)
{
    /// <summary>What the datasets were taken for.</summary>
    public IReadOnlyList<DataDescription> Descriptions { get; init; } = [];

    /// <summary>What the images take in memory; nothing where they were only looked through.</summary>
    public ImageBytes? Bytes { get; init; }
}
