namespace BiSSL.Training.Pipeline.Options;

/// <summary>What is kept on the way for the latent map. Nothing of it changes what is learnt.</summary>
public sealed record FeatureOptions
{
    [Option("Test images whose features are stored at the end of pretext training, of control and of BiSSL, and whenever somebody asks; 0 stores none.", Min = 0, Max = 1_000_000)]
    public int Images { get; init; } = 2000;

    [Option("Alternations of BiSSL between two such sets; 0 stores one at its end only.", Min = 0, Max = 1_000_000)]
    public int Every { get; init; } = 50;

    [Option("Batches of 256 training images over which batch norm's statistics are taken first, at most; a smaller set is passed over once, in whole batches.", Min = 1, Max = 100_000)]
    public int RefreshBatches { get; init; } = 100;
}
