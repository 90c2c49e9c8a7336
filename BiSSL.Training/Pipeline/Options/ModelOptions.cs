namespace BiSSL.Training.Pipeline.Options;

/// <summary>The backbone and the pretext head (specification 1.4).</summary>
public sealed record ModelOptions
{
    [Option("The backbone.", Choices = ["resnet18", "resnet50"])]
    public string Backbone { get; init; } = "resnet18";

    [Option("Channels of the first stage.", Min = 1, Max = 512)]
    public int Width { get; init; } = 64;

    [Option("First layers: 'imagenet' is 7×7 stride 2 with max-pool, 'cifar' 3×3 stride 1 without.", Choices = ["imagenet", "cifar"])]
    public string Stem { get; init; } = "imagenet";

    [Option("Widths of the projector's layers.")]
    public IReadOnlyList<int> Projector { get; init; } = [256, 256, 256];

    [Option("Start every residual block as the identity (last batch-norm weight 0).", Departure = "D32")]
    public bool ZeroInitLast { get; init; } = true;

    [Option("Images per batch-norm group of unlabelled batches in BiSSL's lower level and its control; 0 takes the whole batch.", Min = 0, Max = 1_000_000, Departure = "D21")]
    public int PretextBatchNormGroup { get; init; }

    [Option("Images per batch-norm group of labelled batches in the head warm-up and BiSSL's upper level; 0 takes the whole batch.", Min = 0, Max = 1_000_000, Departure = "D21")]
    public int DownstreamBatchNormGroup { get; init; }
}
