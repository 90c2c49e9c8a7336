using System.Text.Json.Nodes;
using BiSSL.Training.Data.Datasets;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Reporting;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary>Finds what a run of the store has left of its networks.</summary>
internal static class StoredArchive
{
    public static RunArchive Of(RunStore store, RunRecord run)
    {
        var options = OptionsJson.Read(run.Options);
        return new RunArchive
        {
            Run = run.Id,
            Options = options,
            DataHome = DataHome.Beside(store.Paths.Root),
            Folder = store.Paths.Run(run.Id),
            FeaturesFolder = store.Paths.Features(run.Id),
            CheckpointsFolder = store.Paths.Checkpoints(run.Id),
            ResultsFolder = Results(store, run.Id, options),
            Finished = Finished(new RunReader(store, run.Id)).ToDictionary(e => e.Scope, Key),
            Tell = what => store.Record(run.Id, what),
        };
    }

    /// <summary>Where the results of finished stages lie.</summary>
    public static string Results(RunStore store, string run, RunOptions options) =>
        options.Checkpoint.Cache ? store.Paths.Cache : Path.Combine(store.Paths.Run(run), "results");

    /// <summary>The events of a run's finished stages.</summary>
    public static IEnumerable<StoredEvent> Finished(RunReader reader) =>
        reader.Events(EventKind.StageCompleted).Concat(reader.Events(EventKind.StageReused));

    /// <summary>The name of a finished stage's result.</summary>
    public static string Key(StoredEvent done) => JsonNode.Parse(done.Detail)!["key"]!.GetValue<string>();
}
