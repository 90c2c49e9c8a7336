namespace BiSSL.Training.Pipeline.Bench;

/// <summary>How long one SimCLR step takes: the median over rounds in which all were timed in turn.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Images">Images of a batch; each passes twice.</param>
/// <param name="Side">Their side in pixels.</param>
/// <param name="Fast">Seconds on the fast kernels, channels last.</param>
/// <param name="Bfloat16">The same with convolutions in bfloat16.</param>
/// <param name="Stock">Seconds on libtorch's own.</param>
/// <param name="PyTorch">Seconds in plain PyTorch; null where it is not installed.</param>
/// <param name="PyTorchChannelsLast">The same with the channels last.</param>
/// <param name="Ratio">Fast over PyTorch in its usual layout, the median of the rounds' ratios; below 1 we are faster.</param>
/// <param name="RatioChannelsLast">Fast over PyTorch with the channels last.</param>
/// <param name="ImagesPerSecond">Images, each with both views, that the fast kernels train on.</param>
public sealed record StepTime(
    string Shape, int Images, int Side, double Fast, double Bfloat16, double Stock, double? PyTorch, double? PyTorchChannelsLast, double? Ratio, double? RatioChannelsLast, double ImagesPerSecond);
