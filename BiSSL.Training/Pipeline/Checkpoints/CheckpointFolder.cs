using System.Globalization;
using System.Text.Json.Nodes;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Weights;

namespace BiSSL.Training.Pipeline.Checkpoints;

/// <summary>
/// The last two checkpoints of one stage of one run. One process at a time, which holds the run's lock. A checkpoint counts from the moment the
/// manifest names it, so flush the reporter before <see cref="Save"/>: what was reported up to that step must be on disk by then.
/// </summary>
public sealed class CheckpointFolder
{
    private const int Kept = 2;
    private const string Scalars = "scalars", KeyName = "key";

    private readonly string _folder;
    private readonly string _scope;
    private readonly IRunReporter _reporter;
    private readonly Action<string>? _at;

    /// <param name="checkpoints">The run's folder of checkpoints.</param>
    /// <param name="scope">Whose state it is, such as "seed 0/bissl".</param>
    /// <param name="at">Called at each boundary of a save with its name, so that a test may cut the power there.</param>
    public CheckpointFolder(string checkpoints, string scope, IRunReporter reporter, Action<string>? at = null)
    {
        _folder = Path.Combine(checkpoints, ScopeSlug.Of(scope));
        (_scope, _reporter, _at) = (scope, reporter, at);
    }

    /// <summary>What determines the stage (<see cref="Plan.StageKey"/>): checkpoints carry it, and those of another are passed over; null reads any.</summary>
    public string? Key { get; init; }

    /// <summary>Saves a state and forgets all but the last two.</summary>
    /// <exception cref="UserError">It cannot be written, for one because the disk is full; the earlier ones are as they were.</exception>
    public void Save(Checkpoint checkpoint)
    {
        IReadOnlyList<CheckpointManifest.Entry> earlier = Recorded().Checkpoints;
        Clear(earlier);
        CheckpointManifest.Entry saved = WriteFile(checkpoint, NextNumber(earlier));
        var manifest = new CheckpointManifest([.. earlier.TakeLast(Kept - 1), saved]);
        manifest.Write(_folder, part => _at?.Invoke($"manifest {part}"));
        Clear(manifest.Checkpoints);
        _at?.Invoke("cleared");
        var detail = new JsonObject { ["file"] = saved.File, ["bytes"] = saved.Bytes };
        _reporter.Happened(new RunEvent(EventKind.CheckpointSaved, _scope, checkpoint.Step, detail));
    }

    /// <summary>The newest state whose digest is right, or nothing; damaged ones, and those of another <see cref="Key"/>, are skipped with a warning.</summary>
    /// <param name="step">Only the state after so many steps will do.</param>
    public Checkpoint? Load(long? step = null)
    {
        foreach (CheckpointManifest.Entry entry in Recorded().Checkpoints.Reverse().Where(e => step is null || e.Step == step))
        {
            try
            {
                if (Read(Path.Combine(_folder, entry.File), entry.Sha256) is { } checkpoint)
                    return checkpoint;
                Warn(entry.Step, "A checkpoint is skipped: other pictures, options, another machine or version of the program made it.");
            }
            catch (UserError e)
            {
                Warn(entry.Step, $"A checkpoint is skipped. {e.Message}");
            }
        }

        return null;
    }

    /// <summary>Forgets everything: the stage is done and its result is kept elsewhere.</summary>
    public void Delete()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private Checkpoint? Read(string path, string digest)
    {
        using SafeTensorsFile file = SealedFile.Open(path, digest);
        if (Key is not null && file.Metadata.GetValueOrDefault(KeyName) != Key)
            return null;
        return new Checkpoint(
            long.Parse(file.Metadata[CheckpointManifest.StepName], CultureInfo.InvariantCulture),
            file.LoadAll(),
            JsonNode.Parse(file.Metadata[Scalars])!.AsObject());
    }

    private CheckpointManifest.Entry WriteFile(Checkpoint checkpoint, int number)
    {
        SafeTensorsWriter writer = SealedFile.Prepare(
            checkpoint.Tensors.Select(t => TensorFiles.Source(t.Key, t.Value)),
            new Dictionary<string, string>
            {
                [CheckpointManifest.StepName] = checkpoint.Step.ToString(CultureInfo.InvariantCulture),
                [Scalars] = checkpoint.Scalars.ToJsonString(),
                [KeyName] = Key ?? "",
            });
        string name = string.Create(CultureInfo.InvariantCulture, $"{number:D6}-step-{checkpoint.Step}{CheckpointManifest.Extension}");
        string digest = "";
        AtomicFile.Write(Path.Combine(_folder, name), writer.Length, file => digest = SealedFile.Write(writer, file), _at);
        return new CheckpointManifest.Entry(checkpoint.Step, name, writer.Length, digest);
    }

    // A new number each time: a step saved again after a resume must not replace the file that the manifest vouches for.
    private static int NextNumber(IEnumerable<CheckpointManifest.Entry> earlier) =>
        earlier.Select(e => int.TryParse(e.File.Split('-')[0], CultureInfo.InvariantCulture, out int number) ? number : 0).Append(0).Max() + 1;

    private CheckpointManifest Recorded()
    {
        try
        {
            return CheckpointManifest.Read(_folder);
        }
        catch (UserError e)
        {
            Warn(0, $"{e.Message} The checkpoints are judged by the digests inside them.");
            return CheckpointManifest.Rebuild(_folder);
        }
    }

    private void Clear(IEnumerable<CheckpointManifest.Entry> keep)
    {
        if (!Directory.Exists(_folder))
            return;
        HashSet<string> names = [CheckpointManifest.FileName, .. keep.Select(e => e.File)];
        foreach (string path in Directory.EnumerateFiles(_folder).Where(p => !names.Contains(Path.GetFileName(p))))
            File.Delete(path);
    }

    private void Warn(long step, string text) => _reporter.Happened(RunEvent.Said(EventKind.Warning, _scope, step, text));
}
