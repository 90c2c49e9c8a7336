namespace BiSSL.Training.Pipeline.Latent;

/// <summary>Where the features of one frame of a map come from.</summary>
/// <param name="Stored">The file; nothing takes them of the part's newest weights.</param>
internal sealed record MapFrameSource(RunPart Part, StoredSet? Stored);
