namespace BiSSL.Training.Pipeline.Bench;

/// <summary>How long the two SimCLR views of a batch take: medians over rounds in which both sides were timed in turn.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Images">Images of a batch.</param>
/// <param name="Width">Of the images as they are kept, pixels.</param>
/// <param name="Height">Of the images as they are kept, pixels.</param>
/// <param name="Side">Side of the views, pixels.</param>
/// <param name="Seconds">Seconds of both views of the batch.</param>
/// <param name="ViewsPerSecond">Views a second.</param>
/// <param name="Torchvision">Views that torchvision makes on PIL in a second of one core; null where it is not installed.</param>
/// <param name="Ratio">Views a second of ours, on a processor of each thread, over torchvision's: the median of the rounds' ratios.</param>
public sealed record AugmentTime(string Shape, int Images, int Width, int Height, int Side, double Seconds, double ViewsPerSecond, double? Torchvision, double? Ratio);
