using System.Globalization;
using BiSSL.Training;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Runs;
using BiSSL.Web.Hosting;

namespace BiSSL.Web.Catalog;

/// <summary>Has the trainer write backbones as files that other programs read.</summary>
public sealed class Exports(RunStore store, RunActions actions, TrainerProcesses trainers, DiskFloor disk)
{
    /// <summary>Writes the backbone of one arm and seed into the run's exports, over an earlier one.</summary>
    /// <exception cref="RequestFault">The run has no such arm or seed, has not finished it, or the disk is full.</exception>
    public async Task<Artefact> Make(string id, string arm, int? seed, CancellationToken cancel)
    {
        RunRecord run = actions.Existing(id);
        ComparisonOptions comparison = OptionsJson.Read(run.Options).Comparison;
        int wanted = seed ?? comparison.Seed;
        if (!comparison.Arms.Contains(arm) || wanted < comparison.Seed || wanted - comparison.Seed >= comparison.Seeds)
            throw new RequestFault(StatusCodes.Status400BadRequest,
                $"Run {id} has the arms {string.Join(", ", comparison.Arms)} and {Words.Many(comparison.Seeds, "seed")} from {comparison.Seed}; it has no '{arm}' of seed {wanted}.");
        disk.Require();
        return await Make(run.Id, comparison.Arms.First(known => known == arm), wanted.ToString(CultureInfo.InvariantCulture), cancel);
    }

    private async Task<Artefact> Make(string id, string arm, string seed, CancellationToken cancel)
    {
        string folder = store.Paths.Exports(id), file = $"{arm}-seed{seed}.safetensors";
        Directory.CreateDirectory(folder);
        (int exitCode, string said) = await trainers.Run(["export", id, "--arm", arm, "--seed", seed, "--to", Path.Combine(folder, file)], cancel);
        if (exitCode != 0)
            throw new RequestFault(StatusCodes.Status409Conflict, said);
        return Artefact.Of(store.Paths, id).First(artefact => artefact.Name == $"exports/{file}");
    }
}
