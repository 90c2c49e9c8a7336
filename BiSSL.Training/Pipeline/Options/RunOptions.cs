namespace BiSSL.Training.Pipeline.Options;

/// <summary>Everything that determines a run, in the order of the pipeline. Defaults are the paper's. The same tree is the form, the JSON file,
/// <c>--set path=value</c> and the record kept with every run and checkpoint.</summary>
public sealed record RunOptions
{
    [Option("The name of the run, shown in lists.")]
    public string Name { get; init; } = "";

    public DataOptions Data { get; init; } = new();

    public ModelOptions Model { get; init; } = new();

    public PretextOptions Pretext { get; init; } = new();

    public HeadWarmupOptions HeadWarmup { get; init; } = new();

    public BilevelOptions Bilevel { get; init; } = new();

    public LowerOptions Lower { get; init; } = new();

    public UpperOptions Upper { get; init; } = new();

    public HypergradientOptions Hypergradient { get; init; } = new();

    public FineTuneOptions FineTune { get; init; } = new();

    public ComparisonOptions Comparison { get; init; } = new();

    public CheckpointOptions Checkpoint { get; init; } = new();

    public EngineOptions Engine { get; init; } = new();
}
