using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Weights;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>
/// Results of finished stages, by a key that says everything that determines them. Any number of runs may read and put at once: a key's file is
/// replaced as a whole, by the same content.
/// </summary>
/// <param name="folder">The store's cache folder.</param>
public sealed class StageCache(string folder, IRunReporter reporter, TimeProvider time)
{
    private const string Scalars = "scalars";
    private static readonly TimeSpan s_leftAlone = TimeSpan.FromDays(1);

    /// <summary>Says once for a store that results of an earlier version of the program are not found here any more.</summary>
    /// <param name="version">The program's present one; see <see cref="Plan.StageKey.Version"/>.</param>
    public void Renew(int version)
    {
        var (path, text) = (Path.Combine(folder, "version"), $"{version}");
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        if (Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any())
            reporter.Happened(RunEvent.Said(EventKind.Log, "", 0, "Finished stages of earlier runs are not reused: another version of the program made them.", "cache/version"));
        AtomicFile.Write(path, text.Length, file => file.Write(System.Text.Encoding.ASCII.GetBytes(text)));
    }

    /// <summary>Keeps a result.</summary>
    /// <param name="stage">The stage's name: letters, digits, '-', '_'; likewise the key.</param>
    /// <exception cref="UserError">It cannot be written, for one because the disk is full.</exception>
    public void Put(string stage, string key, CachedResult result)
    {
        SafeTensorsWriter writer = SealedFile.Prepare(
            result.Tensors.Select(t => TensorFiles.Source(t.Key, t.Value)),
            new Dictionary<string, string> { [Scalars] = result.Scalars.ToJsonString() });
        ClearUnfinished(Path.Combine(folder, Word(stage)));
        AtomicFile.Write(PathOf(stage, key), writer.Length, file => SealedFile.Write(writer, file));
    }

    /// <summary>The result kept under a key, or nothing. A damaged one is removed with a warning.</summary>
    public CachedResult? Get(string stage, string key)
    {
        string path = PathOf(stage, key);
        if (!File.Exists(path))
            return null;
        try
        {
            using SafeTensorsFile file = SealedFile.Open(path);
            return new CachedResult(file.LoadAll(), JsonNode.Parse(file.Metadata[Scalars])!.AsObject());
        }
        catch (UserError e)
        {
            reporter.Happened(RunEvent.Said(EventKind.Warning, "", 0, $"A cached result of stage {stage} is computed again. {e.Message}"));
            File.Delete(path);
            return null;
        }
    }

    /// <summary>Whether something is kept under a key.</summary>
    public bool Has(string stage, string key) => File.Exists(PathOf(stage, key));

    private string PathOf(string stage, string key) => Path.Combine(folder, Word(stage), Word(key) + ".safetensors");

    private static string Word(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? text
        : throw new ArgumentException($"'{text}' cannot name a cached result.", nameof(text));

    // A process that was killed while it wrote leaves its temporary file; a young one may belong to a process that still writes.
    private void ClearUnfinished(string stageFolder)
    {
        if (!Directory.Exists(stageFolder))
            return;
        DateTimeOffset old = time.GetUtcNow() - s_leftAlone;
        foreach (string path in Directory.GetFiles(stageFolder, "*" + AtomicFile.Unfinished).Where(p => File.GetLastWriteTimeUtc(p) < old))
            File.Delete(path);
    }
}
