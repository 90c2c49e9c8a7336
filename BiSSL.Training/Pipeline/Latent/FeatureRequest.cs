namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Features that somebody asks for.</summary>
/// <param name="Step">Steps done; nothing takes the newest weights.</param>
/// <param name="Images">How many images of the split; 0 takes all.</param>
/// <param name="Out">The file to write; nothing keeps them with the run.</param>
public sealed record FeatureRequest(RunArchive Archive, RunPart Part, long? Step, string Split, int Images, string? Out = null);
