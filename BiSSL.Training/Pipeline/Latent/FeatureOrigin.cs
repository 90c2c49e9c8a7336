namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Whose features they are.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Scope">The part of the run, such as "seed 0/bissl".</param>
/// <param name="Stage">The stage's name.</param>
/// <param name="Step">Steps of it that were done.</param>
/// <param name="Split">"train", "validation" or "test".</param>
/// <param name="Backbone">The network's shape in words.</param>
public sealed record FeatureOrigin(string Run, string Scope, string Stage, long Step, string Split, string Backbone);
