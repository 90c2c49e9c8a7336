using BiSSL.Training.Pipeline.Options;
using BiSSL.Training.Pipeline.Plan;

namespace BiSSL.Training.Pipeline.Estimation;

/// <summary>How long each stage takes if the rest of it goes on as its first steps did.</summary>
/// <param name="options">The run's.</param>
/// <param name="images">How many images there are.</param>
/// <param name="times">What the first steps took.</param>
/// <param name="kept">Graphs of the K Hessian batches that are kept.</param>
internal sealed class StageSeconds(RunOptions options, ImageCounts images, ProbeTimes times, int kept)
{
    /// <param name="stage">One of <see cref="StageNames"/>.</param>
    public double Of(string stage) => stage switch
    {
        StageNames.Pretext => options.Pretext.Steps * Batch * times.Pretext,
        StageNames.PretextWarmup => options.Pretext.WarmupSteps * Batch * times.Pretext,
        StageNames.HeadWarmup => options.HeadWarmup.Epochs * images.Train * times.Head,
        StageNames.Control => options.Bilevel.Alternations * options.Lower.Steps * Batch * times.Pretext,
        StageNames.Bissl => options.Bilevel.Alternations * Alternation,
        StageNames.FineTune => (options.FineTune.Epochs * images.Train * times.FineTune) + (Evaluated * times.Evaluation),
        StageNames.Search => SearchRungs.Trainings(options) * ((options.FineTune.Epochs * images.Train * times.FineTune) + (Validated * times.Evaluation)),
        StageNames.Probe => ((double)images.Train + images.Test) * times.Evaluation,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "not a stage"),
    };

    private double Batch => options.Pretext.Batch;

    private double Alternation => (options.Lower.Steps * Batch * times.Lower) + (kept * Batch * times.Graph) + (options.Upper.Steps * UpperStep);

    private double UpperStep => (options.Upper.Batch * times.Upper) + (Products * Batch * ((kept * times.Product) + (Rebuilt * (times.Product + times.Graph))));

    private int Rebuilt => options.Hypergradient.Batches - kept;

    /// <summary>Products of one upper step with each Hessian batch, at most.</summary>
    private double Products => Solving + (options.Hypergradient.TrueResidualEvery > 0 ? 1.0 / options.Hypergradient.TrueResidualEvery : 0);

    private double Solving => options.Hypergradient.Solver switch
    {
        "identity" => 0,
        "nystrom" => (double)options.Hypergradient.Iterations / options.Upper.Steps,
        _ => options.Hypergradient.Iterations,
    };

    private double Evaluated => Validated + images.Test;

    private double Validated => (double)options.FineTune.Epochs / options.FineTune.ValidateEvery * images.Validation;
}
