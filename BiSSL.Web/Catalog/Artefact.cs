using System.Text.Json.Serialization;
using BiSSL.Training.Runs;

namespace BiSSL.Web.Catalog;

/// <summary>A file that a run has made and people may want: a checkpoint, an export, or features.</summary>
/// <param name="Name">Its place in the run's folder, with forward slashes.</param>
public sealed record Artefact(string Name, long Bytes, DateTimeOffset Time)
{
    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    [JsonIgnore]
    internal string Path { get; init; } = "";

    /// <summary>All of a run, newest first. Links are left out, wherever they lead.</summary>
    public static IReadOnlyList<Artefact> Of(StorePaths paths, string id)
    {
        string[] folders = [paths.Checkpoints(id), paths.Exports(id), paths.Features(id)];
        return
        [
            .. folders.Where(Directory.Exists).SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", s_all)).Where(file => file.Exists)
                .Select(file => Of(paths.Run(id), file)).OrderByDescending(a => a.Time),
        ];
    }

    private static Artefact Of(string root, FileInfo file) =>
        new(System.IO.Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), file.Length, file.LastWriteTimeUtc) { Path = file.FullName };
}
