using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Building;
using BiSSL.Training.Pipeline.Checkpoints;

namespace BiSSL.Training.Pipeline.Plan;

/// <summary>
/// What determines the stages of a run, written down in its folder before the first step. A later session must find the same: curves and results of
/// one run are not to be made of two.
/// </summary>
public sealed class RunBasis
{
    private const string File = "basis.json";

    private readonly string _path;
    private readonly JsonObject? _known;

    private readonly bool _begun;

    /// <param name="folder">The run's.</param>
    /// <param name="begun">Whether earlier sessions have left anything trained; if not, what they wrote down binds nobody.</param>
    public RunBasis(string folder, bool begun)
    {
        (_path, _begun) = (Path.Combine(folder, File), begun);
        _known = begun && System.IO.File.Exists(_path) ? Read(_path) : null;
    }

    /// <summary>Threads of each lane with which the run began; null if it has not begun.</summary>
    public int? Threads => (int?)Stages?.Select(stage => stage.Value!["machine"]!["threads"]).FirstOrDefault();

    private JsonObject? Stages => _known?["stages"]!.AsObject();

    /// <summary>Writes down what a run begins with, or makes sure that it goes on with the same.</summary>
    /// <exception cref="UserError">Something has changed; the message names it.</exception>
    public void Require(IReadOnlyList<Job> jobs, RunData data)
    {
        if (_known is null && _begun)
            throw new UserError("This run was begun by an earlier version of the program, whose results are not gone on with. Start a new run with its options.");
        if (_known is not null && (int)_known["version"]! != StageKey.Version)
            throw new UserError("This run was begun by another version of the program, which computes differently. Go on with that version, or start a new run with its options.");
        var changes = new BasisChanges(data);
        foreach (var job in jobs)
        {
            if (Stages?[job.Scope] is JsonObject before)
                changes.Add(before, job.Determines);
        }
        changes.Refuse();
        Write(jobs);
    }

    /// <summary>Makes sure that sets of images are those that the run began with, as far as its stages looked at them.</summary>
    /// <param name="sets">Of <see cref="ImageSets"/>.</param>
    /// <exception cref="UserError">Some are not; the message names them.</exception>
    public void RequireImages(RunData data, StageSeeds seeds, IReadOnlyList<string> sets)
    {
        string[] changed = [.. sets.Distinct().Where(set => Known(seeds, set) is { } digest && digest != data.Of(seeds).Digest(set))];
        if (changed.Length > 0)
            throw new UserError($"{BasisChanges.OfImages(data.FolderOf(changed[0]), changed)} Put them back as they were to look at this run's networks.");
    }

    private string? Known(StageSeeds seeds, string set) => Stages?
        .Where(stage => (int)stage.Value!["seeds"]!["images"]! == seeds.Images)
        .Select(stage => (string?)stage.Value!["images"]![set]).FirstOrDefault(digest => digest is not null);

    private void Write(IReadOnlyList<Job> jobs)
    {
        var stages = Stages?.DeepClone().AsObject() ?? [];
        foreach (var job in jobs)
            stages[job.Scope] = job.Determines.DeepClone();
        var json = Encoding.UTF8.GetBytes(new JsonObject { ["version"] = StageKey.Version, ["stages"] = stages }.ToJsonString());
        AtomicFile.Write(_path, json.Length, file => file.Write(json));
    }

    private static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(System.IO.File.ReadAllText(path))!.AsObject();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or IOException)
        {
            throw new UserError($"{path}, which says what the run began with, is damaged ({fault.Message.TrimEnd('.')}). Start a new run with its options.", fault);
        }
    }
}
