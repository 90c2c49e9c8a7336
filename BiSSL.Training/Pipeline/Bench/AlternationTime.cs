namespace BiSSL.Training.Pipeline.Bench;

/// <summary>How long one alternation takes at the paper's ratio (20 lower steps; 8 upper steps of 5 iterations over 5 batches): medians over rounds.</summary>
/// <param name="Shape">The shape's name.</param>
/// <param name="Images">Images of a batch; each passes twice in the lower level.</param>
/// <param name="Side">Their side in pixels.</param>
/// <param name="Fast">Seconds on the fast kernels with kept graphs.</param>
/// <param name="Stock">Seconds on libtorch's own kernels with kept graphs.</param>
/// <param name="Official">Seconds on libtorch's own kernels, every graph built for every product: the released code's way.</param>
/// <param name="Lower">Seconds of Fast in the lower steps.</param>
/// <param name="Ratio">Official over Fast, the median of the rounds' ratios.</param>
/// <param name="RatioKept">Stock over Fast.</param>
/// <param name="Difference">‖θD fast − θD official‖ over the way that θD went.</param>
public sealed record AlternationTime(
    string Shape, int Images, int Side, double Fast, double Stock, double Official, double Lower, double Ratio, double RatioKept, double Difference);
