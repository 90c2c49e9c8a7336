namespace BiSSL.Training.Pipeline.Bench;

/// <summary>How many JPEG files one core reads in a second as a run keeps them: medians over rounds in which both sides were timed in turn.</summary>
/// <param name="Width">Of the files, pixels.</param>
/// <param name="Side">Short side that they are kept at, pixels.</param>
/// <param name="Decoder">As <see cref="Data.Imaging.JpegDecoder"/>.</param>
/// <param name="ImagesPerSecond">Ours.</param>
/// <param name="Torchvision">Those of torchvision on PIL; null where it is not installed.</param>
/// <param name="Ratio">Ours over torchvision's: the median of the rounds' ratios.</param>
/// <param name="CachedPerSecond">Those that come from the cache of decoded pictures.</param>
public sealed record DecodeTime(int Width, int Height, int Side, string Decoder, double ImagesPerSecond, double? Torchvision, double? Ratio, double CachedPerSecond);
