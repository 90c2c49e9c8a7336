namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>A picture with what it serves.</summary>
/// <param name="First">The number of the first file with the same picture.</param>
internal sealed record PlacedPicture(FoundFile File, int First, long Label, Part Part);
