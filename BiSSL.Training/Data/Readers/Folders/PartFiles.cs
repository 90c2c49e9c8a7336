namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>The picture files of one part.</summary>
/// <param name="Classes">Files of every class, in the order of the classes' names; of a class that the part lacks, none.</param>
internal sealed record PartFiles(Part Part, FoundFolder Folder, IReadOnlyList<FoundFile[]> Classes);
