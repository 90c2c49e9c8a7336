namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>A folder that holds a folder for each class.</summary>
/// <param name="Part">What it serves.</param>
internal sealed record PartFolder(Part Part, FoundFolder Folder, IReadOnlyList<FoundFolder> Classes);
