namespace BiSSL.Training.Data.Readers.Folders;

/// <summary>A file as a folder lists it.</summary>
/// <param name="Path">Its place below the folder that the user named.</param>
/// <param name="Real">Where it lies with all links followed.</param>
/// <param name="Length">Bytes.</param>
internal sealed record FoundFile(string Path, string Real, long Length, bool IsLink);
