namespace BiSSL.Training.Pipeline.Options;

/// <summary>Roughly how long each stage takes, in forward-and-backward passes of one image, so that stages can be compared before any has run.</summary>
/// <param name="TrainCount">Labelled training images.</param>
/// <param name="TestCount">Test images.</param>
public sealed record StageCosts(RunOptions Options, int TrainCount, int TestCount)
{
    public double Pretext => Options.Pretext.Steps * Views;

    public double PretextWarmup => Options.Pretext.WarmupSteps * Views;

    /// <summary>Only the head learns: no backward pass through the backbone.</summary>
    public double HeadWarmup => Options.HeadWarmup.Epochs * TrainCount / 3.0;

    public double Control => Options.Bilevel.Alternations * Options.Lower.Steps * Views;

    /// <summary>The lower steps, and of every upper step the Hessian-vector products.</summary>
    public double Bissl => Options.Bilevel.Alternations * Views
        * (Options.Lower.Steps + (2.0 * Options.Upper.Steps * Options.Hypergradient.Iterations * Options.Hypergradient.Batches));

    public double FineTune => (double)Options.FineTune.Epochs * TrainCount;

    /// <summary>All trials of one arm.</summary>
    public double Search => SearchRungs.Trainings(Options) * FineTune;

    public double Probe => TestCount;

    /// <summary>Images in one lower or pretext step.</summary>
    private double Views => 2.0 * Options.Pretext.Batch;
}
