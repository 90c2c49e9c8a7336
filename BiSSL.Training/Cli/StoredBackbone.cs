using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary>Finds an arm's backbone among the finished stages of a run: as pretext training or BiSSL left it, and of 'scratch' as fine-tuning did.</summary>
internal static class StoredBackbone
{
    /// <exception cref="UserError">The stage is not finished, or its weights are gone.</exception>
    public static void Export(ExportRequest request)
    {
        var (stage, what) = Stage(request.Arm);
        var shared = request.Options.Comparison.Vary == "everything" || request.Arm == "scratch" ? request.Seed : request.Options.Comparison.Seed;
        var scope = Scopes.Of(shared, what);
        var done = StoredArchive.Finished(new RunReader(request.Store, request.Run)).FirstOrDefault(e => e.Scope == scope)
            ?? throw new UserError($"Run {request.Run} has not finished '{scope}' yet, so there is no backbone to export. {Advice(request)}");
        BackboneExport.Write(StoredArchive.Results(request.Store, request.Run, request.Options), stage, StoredArchive.Key(done), request.To);
    }

    private static (string Stage, string What) Stage(string arm) => arm switch
    {
        "pretext" => (StageNames.Pretext, StageNames.Pretext),
        "control" => (StageNames.Control, StageNames.Control),
        "bissl" => (StageNames.Bissl, StageNames.Bissl),
        _ => (StageNames.FineTune, $"{arm}/{StageNames.FineTune}"),
    };

    private static string Advice(ExportRequest request) => request.Store.Get(request.Run).State.HasEnded() ? "Resume it." : "Wait until it has.";
}
