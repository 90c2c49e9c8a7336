namespace BiSSL.Training.Pipeline;

/// <summary>How long one kind of training step takes.</summary>
/// <param name="Step">What was timed, such as "pretext step, 256 images at 32 px".</param>
/// <param name="Seconds">Median over repetitions.</param>
/// <param name="ImagesPerSecond">Images that pass through the backbone, both views counted.</param>
public sealed record StepTime(string Step, double Seconds, double ImagesPerSecond);
