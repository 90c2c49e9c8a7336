using BiSSL.Training.Pipeline;
using BiSSL.Training.Pipeline.Latent;
using BiSSL.Training.Pipeline.Plan;
using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary>Finds an arm's backbone among the finished stages of a run: as pretext training or BiSSL left it, and of 'scratch' as fine-tuning did.</summary>
internal static class StoredBackbone
{
    /// <exception cref="UserError">The stage is not finished, or its weights are gone.</exception>
    public static void Export(ExportRequest request)
    {
        var part = RunPart.Of(request.Options.Comparison, request.Arm == "scratch" ? $"{request.Arm}/{StageNames.FineTune}" : request.Arm, request.Seed);
        var done = StoredArchive.Finished(new RunReader(request.Store, request.Run)).FirstOrDefault(e => e.Scope == part.Scope)
            ?? throw new UserError($"Run {request.Run} has not finished '{part.Scope}' yet, so there is no backbone to export. {Advice(request)}");
        BackboneExport.Write(StoredArchive.Results(request.Store, request.Run, request.Options), part.Stage, StoredArchive.Key(done), request.To);
    }

    private static string Advice(ExportRequest request) => request.Store.Get(request.Run).State.HasEnded() ? "Resume it." : "Wait until it has.";
}
