namespace BiSSL.Training.Pipeline.Options;

/// <summary>Everything that determines a run, in the order of the pipeline. Defaults are the paper's. The same tree is the form, the JSON file,
/// <c>--set path=value</c> and the record kept with every run and checkpoint.</summary>
public sealed record RunOptions
{
    [Option("The name of the run, shown in lists.")]
    public string Name { get; init; } = "";

    [Group("Data", "Which images: an unlabelled set for the pretext task, and a labelled set whose classes are to be recognised.")]
    public DataOptions Data { get; init; } = new();

    [Group("Model", "The network whose weights are learnt, and the projector that the pretext task puts on top of it.")]
    public ModelOptions Model { get; init; } = new();

    [Group("Pretext training", "Training without labels: the baseline's one long schedule, and the shorter warm-up that BiSSL starts from.")]
    public PretextOptions Pretext { get; init; } = new();

    [Group("Head warm-up", "A classifier is fitted to the labelled images on top of the warmed-up network, which stays as it is.")]
    public HeadWarmupOptions HeadWarmup { get; init; } = new();

    [Group("Bilevel coupling", "Algorithm 1: the two levels take turns, each tied to the other's weights.")]
    public BilevelOptions Bilevel { get; init; } = new();

    [Group("Lower level", "Pretext steps on θP, pulled towards θD.")]
    public LowerOptions Lower { get; init; } = new();

    [Group("Upper level", "Labelled steps on θD, along the gradient that reaches through the lower level.")]
    public UpperOptions Upper { get; init; } = new();

    [Group("Hypergradient", "How that gradient is solved for: conjugate gradient on products with a Hessian. Most of the time is spent here.")]
    public HypergradientOptions Hypergradient { get; init; } = new();

    [Group("Fine-tuning", "Every arm's network is trained on the labelled images with a fresh classifier, then tested.")]
    public FineTuneOptions FineTune { get; init; } = new();

    [Group("Search", "Which learning rate and weight decay fine-tuning is best given: a run that searches them in place of comparing arms.")]
    public SearchOptions Search { get; init; } = new();

    [Group("Comparison", "Which ways of training are compared, and over how many seeds.")]
    public ComparisonOptions Comparison { get; init; } = new();

    [Group("Features", "What is kept on the way for the map of the latent space: the network's features of the same few test images again and again.")]
    public FeatureOptions Features { get; init; } = new();

    [Group("Checkpoints", "How often the whole state is written down, so that a run can go on after an interruption.")]
    public CheckpointOptions Checkpoint { get; init; } = new();

    [Group("Engine", "On what, in which precision and on how many threads the arithmetic runs.")]
    public EngineOptions Engine { get; init; } = new();
}
