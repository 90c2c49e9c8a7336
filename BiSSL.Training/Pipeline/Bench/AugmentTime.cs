namespace BiSSL.Training.Pipeline.Bench;

/// <summary>How long the two SimCLR views of a batch take: the median over rounds.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Images">Images of a batch.</param>
/// <param name="Side">Their side in pixels, before and after.</param>
/// <param name="Seconds">Seconds of both views of the batch.</param>
/// <param name="ViewsPerSecond">Views a second.</param>
public sealed record AugmentTime(string Shape, int Images, int Side, double Seconds, double ViewsPerSecond);
