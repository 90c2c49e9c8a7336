namespace BiSSL.Training.Data.Datasets;

/// <summary>How many images the files of a dataset hold.</summary>
/// <param name="Train">Training images of the official lists, of which a seeded share is kept for validation where there is no list for it.</param>
/// <param name="Validation">Images of the official validation list; 0 without one.</param>
/// <param name="Test">Test images.</param>
/// <param name="Unlabelled">Images without labels.</param>
public sealed record DatasetSizes(int Train, int Validation, int Test, int Unlabelled = 0);
