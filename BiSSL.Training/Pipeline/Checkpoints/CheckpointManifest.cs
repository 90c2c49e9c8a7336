using System.Globalization;
using System.Text.Json;
using BiSSL.Training.Weights;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>Which checkpoints of a stage are whole: what is not named here does not count.</summary>
/// <param name="Checkpoints">Oldest first.</param>
internal sealed record CheckpointManifest(IReadOnlyList<CheckpointManifest.Entry> Checkpoints)
{
    public const string FileName = "manifest.json", Extension = ".safetensors", StepName = "step";

    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="File">Name within the folder.</param>
    /// <param name="Sha256">Digest of the file, as <see cref="SealedFile"/> counts it.</param>
    public sealed record Entry(long Step, string File, long Bytes, string Sha256);

    /// <summary>The folder's manifest; an empty one if there is none.</summary>
    /// <exception cref="UserError">It is damaged.</exception>
    public static CheckpointManifest Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<CheckpointManifest>(File.ReadAllBytes(path), s_format) is { Checkpoints: not null } manifest
                ? manifest
                : throw new JsonException("it is empty");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new CheckpointManifest([]);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new UserError($"{path} is damaged ({e.Message}).", e);
        }
    }

    public void Write(string folder, Action<string>? at)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(this, s_format);
        AtomicFile.Write(Path.Combine(folder, FileName), json.Length, file => file.Write(json), at);
    }

    /// <summary>A manifest of all the files in the folder that are whole by the digests inside them.</summary>
    public static CheckpointManifest Rebuild(string folder) => new(
        [.. Directory.GetFiles(folder, "*" + Extension).Order(StringComparer.Ordinal).Select(Examine).OfType<Entry>()]);

    private static Entry? Examine(string path)
    {
        try
        {
            using SafeTensorsFile file = SealedFile.Open(path);
            long step = long.Parse(file.Metadata[StepName], CultureInfo.InvariantCulture);
            return new Entry(step, Path.GetFileName(path), new FileInfo(path).Length, SealedFile.DigestOf(file)!);
        }
        catch (UserError)
        {
            return null;
        }
    }
}
