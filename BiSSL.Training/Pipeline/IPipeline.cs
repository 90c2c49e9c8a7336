using BiSSL.Training.Pipeline.Options;

namespace BiSSL.Training.Pipeline;

/// <summary>All stages of a run in the order of time, for every arm and seed.</summary>
public interface IPipeline
{
    /// <summary>Runs to the end, or continues from the session's last checkpoint.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="session">Where this run lives and whom it tells.</param>
    /// <param name="stop">Asks for a checkpoint at the next step and an end there; the outcome then says so.</param>
    /// <exception cref="UserError">The data or the machine cannot serve the options.</exception>
    RunOutcome Run(RunOptions options, RunSession session, CancellationToken stop);
}
