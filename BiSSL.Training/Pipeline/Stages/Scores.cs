namespace BiSSL.Training.Pipeline.Stages;

/// <summary>What a labelled set says of a network, in percent; the loss is the mean of the batches' means.</summary>
public sealed record Scores(double Top1, double Top5, double Loss);
